using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Patchbay.Server.Access;

/// <summary>Tickets that open one thing for a short time, without a sign-in: a player fetches its sound with one.</summary>
/// <param name="protection">The framework's key ring.</param>
/// <param name="purpose">What they are for; a ticket for one purpose opens nothing of another.</param>
internal sealed class TimedTickets(IDataProtectionProvider protection, string purpose)
{
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(purpose).ToTimeLimitedDataProtector();

    /// <summary>Makes a ticket.</summary>
    /// <param name="what">What it opens.</param>
    /// <param name="expiresAt">Until when.</param>
    internal string Make(string what, DateTimeOffset expiresAt) => protector.Protect(what, expiresAt);

    /// <summary>True while the ticket opens this.</summary>
    /// <param name="what">What is asked for.</param>
    /// <param name="ticket">The ticket as it came; may be anything.</param>
    internal bool IsGood(string what, string? ticket)
    {
        if (string.IsNullOrEmpty(ticket)) return false;
        try
        {
            return protector.Unprotect(ticket) == what;
        }
        catch (CryptographicException)
        {
            return false; // Altered, or too old.
        }
    }
}
