using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Users;

/// <summary>Who is to own a record.</summary>
/// <param name="User">Id of the user; null to leave it to the platform: whoever writes owns it.</param>
/// <param name="IsUnknown">True when it must not be left to the platform, and nobody is known.</param>
internal readonly record struct Owner(string? User, bool IsUnknown);

/// <summary>
/// Says who owns a call's record: the agent who talked last; of a call that nobody took, the agent for whom a message was left, else the one who was asked last. Where that agent is
/// no user of the org, whoever the settings name for such calls. A call that an agent had never goes silently to Patchbay's own user.
/// </summary>
internal sealed class OwnerRules(SalesforceUsers users, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<OwnerRules> logger)
{
    private long usedTicks;

    /// <summary>Id of the user for calls whose agent is no user; null when none is named, or it was not found.</summary>
    internal string? LastResort => users.FindNamed(options.Value.OwnerOfLastResort);

    /// <summary>When a record was given to the owner of last resort for the last time; null when never.</summary>
    internal DateTimeOffset? LastUsed => Interlocked.Read(ref usedTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Finds the owner. Agents must have been learned.</summary>
    /// <param name="call">The call.</param>
    internal Owner Of(CallRecord call)
    {
        if (call.Keeper is { } agent && users.Find(agent) is { } user) return new(user, false);
        if (LastResort is { } named)
        {
            if (call.Agent is not null) NoticeUsed();
            return new(named, false);
        }

        // Somebody is named and not found: Patchbay's own user is not whom the admin meant.
        if (options.Value.OwnerOfLastResort is { Length: > 0 } && call.EndedAt is not null) return new(null, true);

        // While it rings, the agent who is asked may still take it.
        return new(null, (call.Agent ?? call.MessageFor ?? (call.EndedAt is null ? call.AskedLast : null)) is not null);
    }

    /// <summary>Remembers that the owner of last resort got a record of an agent.</summary>
    internal void NoticeUsed()
    {
        var now = time.GetUtcNow();
        if (Interlocked.Exchange(ref usedTicks, now.UtcTicks) < (now - TimeSpan.FromHours(1)).UtcTicks) logger.LastResortUsed();
    }
}
