using System.Text.Json.Serialization;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Calls;

/// <summary>A message that was left and not deleted.</summary>
/// <param name="Id">Which.</param>
/// <param name="Box">Whose it is.</param>
/// <param name="Number">The caller's number; empty when withheld.</param>
/// <param name="CallerName">The name that came with the call; empty when none.</param>
/// <param name="LeftAt">When it was left.</param>
/// <param name="Length">How long it is.</param>
/// <param name="DeleteAt">When it is deleted by itself.</param>
/// <param name="Record">The record that the caller was taken for; null for none.</param>
public sealed record MessageState(
    MessageId Id, Mailbox Box, PersonalText Number, PersonalText CallerName, DateTimeOffset LeftAt, TimeSpan Length, DateTimeOffset DeleteAt,
    CallerMatch? Record = null)
{
    /// <summary>Its length on every screen and in every text: the seconds that are full, as players and the log count them.</summary>
    [JsonIgnore]
    public int Seconds => (int)Length.TotalSeconds;

    /// <summary>When somebody heard it, or said so; null while it waits.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Name of the one who heard it.</summary>
    public PersonalText HeardBy { get; init; } = PersonalText.Empty;

    /// <summary>When a notice of it went out by mail, or was given up; null while neither.</summary>
    public DateTimeOffset? MailedAt { get; init; }
}

/// <summary>A message as screens show it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Message">What is known of it; null when it was deleted.</param>
public sealed record MessageView(MessageId Id, MessageState? Message);
