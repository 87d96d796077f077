using Patchbay.Core.Shared;

namespace Patchbay.Core.Voicemail;

/// <summary>A message that was left and not deleted.</summary>
/// <param name="Id">Which.</param>
/// <param name="Box">Whose it is.</param>
/// <param name="Number">The caller's number; empty when withheld.</param>
/// <param name="CallerName">The caller's name, as far as it was known; empty when it was not.</param>
/// <param name="LeftAt">When it was left.</param>
/// <param name="Length">How long it is.</param>
/// <param name="DeleteAt">When it is deleted by itself.</param>
public sealed record MessageState(
    MessageId Id, Mailbox Box, PersonalText Number, PersonalText CallerName, DateTimeOffset LeftAt, TimeSpan Length, DateTimeOffset DeleteAt)
{
    /// <summary>When somebody heard it, or said so; null while it waits.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Name of the one who heard it.</summary>
    public PersonalText HeardBy { get; init; } = PersonalText.Empty;
}

/// <summary>A message as screens show it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Message">What is known of it; null when it was deleted.</param>
public sealed record MessageView(MessageId Id, MessageState? Message);
