using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>What a waiting caller was told.</summary>
/// <param name="Turn">Counts what the call was told.</param>
/// <param name="Position">Where the caller stood; 1 for the next one.</param>
/// <param name="Minutes">The wait to expect in whole minutes, 0 for less than one; null when nobody knew.</param>
public sealed record WaitTold(int Turn, int Position, int? Minutes);

/// <summary>A waiting caller is told how the wait goes on.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Told">What; null when the queue tells nothing any more.</param>
/// <param name="NextAt">When it is told again; null for never.</param>
public sealed record WaitAnnounced(DateTimeOffset At, InteractionId Call, WaitTold? Told, DateTimeOffset? NextAt) : CallEvent(At, Call);

/// <summary>It is known who a waiting caller is, or nobody will know in time; what is asked of routing follows from that.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Wish">What the caller needs of routing from now on; null for nothing in particular.</param>
/// <param name="PreferUntil">Until when the caller waits for the preferred agent alone; null when for anybody.</param>
public sealed record CustomerWeighed(DateTimeOffset At, InteractionId Call, RoutingWish? Wish, DateTimeOffset? PreferUntil) : CallEvent(At, Call);
