using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Patchbay.Core.Voicemail;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Voicemail;

/// <summary>Makes and checks links that let a player fetch one message for a short time, without a sign-in of its own.</summary>
/// <param name="protection">The framework's key ring.</param>
/// <param name="options">How long a link works.</param>
/// <param name="time">The clock.</param>
internal sealed class MessageLinks(IDataProtectionProvider protection, IOptions<ServerOptions> options, TimeProvider time)
{
    private readonly TimedTickets tickets = new(protection, "Patchbay.Messages.v1");

    /// <summary>Makes a link.</summary>
    /// <param name="message">To which message.</param>
    /// <returns>Its path on this server, and until when it works.</returns>
    internal (string Path, DateTimeOffset ExpiresAt) Make(MessageId message)
    {
        var expiresAt = time.GetUtcNow() + options.Value.RecordingLinkLength;
        var ticket = tickets.Make(message.ToString(), expiresAt);
        return (string.Create(CultureInfo.InvariantCulture, $"/messages/{message}?ticket={ticket}"), expiresAt);
    }

    internal bool IsGood(MessageId message, string? ticket) => tickets.IsGood(message.ToString(), ticket);
}
