using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>Somebody outside asks that a customer be called back.</summary>
/// <param name="Call">The new call's id; the same one again is refused as known.</param>
/// <param name="Queue">The queue whose agents call back.</param>
/// <param name="Number">The number to dial.</param>
/// <param name="Name">The customer's name; empty when unknown.</param>
public sealed record AskCallback(InteractionId Call, QueueId Queue, PersonalText Number, PersonalText Name) : CallCommand(Call)
{
    /// <inheritdoc/>
    public override bool BringsWork => true;
}

/// <summary>A supervisor lets a callback that is not due take its place in the queue now.</summary>
/// <param name="Call">Which.</param>
public sealed record RunCallback(InteractionId Call) : CallCommand(Call);

/// <summary>A supervisor, or the customer, does not want the callback any more.</summary>
/// <param name="Call">Which.</param>
/// <param name="Reason">Why, in at most <see cref="LongestReason"/> characters; it is listed then. Null when nobody says.</param>
/// <param name="By">The supervisor's name; null when nobody says.</param>
public sealed record CancelCallback(InteractionId Call, PersonalText? Reason = null, PersonalText? By = null) : CallCommand(Call)
{
    /// <summary>How long a reason may be.</summary>
    public const int LongestReason = 200;
}
