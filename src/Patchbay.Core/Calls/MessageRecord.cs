using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Calls;

/// <summary>A message in the record of its call.</summary>
/// <param name="Id">Which.</param>
/// <param name="Box">Whose it is now.</param>
/// <param name="Length">How long it is.</param>
public sealed record MessageRecord(MessageId Id, Mailbox Box, TimeSpan Length)
{
    /// <summary>True when nobody has heard it; one that was deleted unheard, by its age alone, stays so.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>True when it was deleted.</summary>
    public bool IsDeleted { get; init; }
}
