using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Recordings;

/// <summary>Makes and checks links that let a player fetch one recording for a short time, without a sign-in of its own.</summary>
/// <param name="protection">The framework's key ring.</param>
/// <param name="options">How long a link works, and where this server is reached.</param>
/// <param name="time">The clock.</param>
internal sealed class RecordingLinks(IDataProtectionProvider protection, IOptions<ServerOptions> options, TimeProvider time)
{
    private readonly TimedTickets tickets = new(protection, "Patchbay.Recordings.v1");

    internal (string Url, DateTimeOffset ExpiresAt) Make(InteractionId call)
    {
        var expiresAt = time.GetUtcNow() + options.Value.RecordingLinkLength;
        var ticket = tickets.Make(call.ToString(), expiresAt);
        return (string.Create(CultureInfo.InvariantCulture, $"{options.Value.PublicUrl}/recordings/{call}?ticket={ticket}"), expiresAt);
    }

    internal bool IsGood(InteractionId call, string? ticket) => tickets.IsGood(call.ToString(), ticket);
}
