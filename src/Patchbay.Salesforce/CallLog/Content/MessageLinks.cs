using Patchbay.Core.Calls;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>Addresses of messages. What plays there is signed only when somebody plays it.</summary>
internal static class MessageLinks
{
    /// <summary>The address of the newest message of a call; null when there is none to hear.</summary>
    /// <param name="call">The call.</param>
    /// <param name="publicUrl">Where people reach the server; null when nobody said.</param>
    internal static string? Of(CallRecord call, Uri? publicUrl) =>
        call.Messages.LastOrDefault(message => !message.IsDeleted) is { } newest ? Of(newest, publicUrl) : null;

    /// <summary>The address of one message; null when it was deleted.</summary>
    /// <param name="message">The message.</param>
    /// <param name="publicUrl">Where people reach the server; null when nobody said.</param>
    internal static string? Of(MessageRecord message, Uri? publicUrl) =>
        publicUrl is null || message.IsDeleted ? null : new Uri(publicUrl, $"/messages/{message.Id}").AbsoluteUri;
}
