using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.Relink;

namespace Patchbay.Server.Features.Phone;

/// <summary>Lets an agent find the right record and hang the log of one of their calls on it, also after the call.</summary>
/// <param name="orgs">The orgs; records of the live one are found.</param>
/// <param name="screens">Which calls are the agent's.</param>
/// <param name="sight">What the agent may see.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentRecords(IOrgs orgs, AgentScreens screens, MatchSight sight, TimeProvider time)
{
    private static readonly TimeSpan askAgainAfter = TimeSpan.FromMilliseconds(50);
    private static readonly Refusal notTheirs = new("call.gone", "This call is none of your last calls. A supervisor can move its log in the desk.");
    private static readonly Refusal noMore = new("call.elsewhere", "The Salesforce org of this call is not connected any more; its log stays as it is.");
    private static readonly Refusal otherOrg = new(
        "call.other_org", "This call began while another Salesforce org was in use, and its log stays there. A supervisor can move it to a record of that org in the desk.");
    private static readonly Refusal noOrg = new("org.none", "No Salesforce org is connected.");

    /// <summary>Finds records that an agent may see.</summary>
    /// <param name="agent">Who asks.</param>
    /// <param name="text">A name, a number, a case number or an id.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal async Task<PhoneRecords> FindAsync(AgentId agent, string text, CancellationToken cancellationToken)
    {
        if (Live is not { } org) return new(false, [], noOrg.Message);
        var found = await org.Get<IRecordSearch>().FindAsync(text, cancellationToken);
        return found.Refusal is { } refusal
            ? new(false, [], refusal.Message)
            : new(true, [.. (await SeenAsync(agent, found.Value, cancellationToken)).Select(PhoneStates.RecordOf)], null);
    }

    /// <summary>Tells why a record of the live org may not be given to a call: the call belongs to another org, which does not have it.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Null when it may.</returns>
    internal Refusal? Elsewhere(InteractionId call) => orgs.OwnerOf(call) is { IsLive: false } ? otherOrg : null;

    /// <summary>Hangs the log of a call on a record.</summary>
    /// <param name="agent">Who wishes it.</param>
    /// <param name="by">The agent's name at sign-in.</param>
    /// <param name="call">The agent's call of now, or one of the last.</param>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops it before anything is moved.</param>
    /// <returns>Null when it is moved; else why not.</returns>
    internal async Task<Refusal?> MoveAsync(AgentId agent, string by, InteractionId call, PhoneRecord? record, CancellationToken cancellationToken)
    {
        if (!screens.IsCallOf(agent, call)) return notTheirs;
        // Another org's records would be mixed into this one's.
        if (orgs.OwnerOf(call) is not { } org) return Live is null ? noOrg : noMore;
        var moved = await org.Get<ICallRelink>().MoveAsync(new(call, record?.Id ?? "", record?.ObjectName, by), cancellationToken);
        if (moved.Refusal is { } refusal) return refusal;
        if (await SeenAsync(agent, [moved.Value], cancellationToken) is [var shown]) screens.LogMoved(agent, call, shown);
        return null;
    }

    /// <summary>Waits until it is known what the agent may see: the sharing answers within its limit, or the settings do.</summary>
    private async Task<ImmutableArray<CallerMatch>> SeenAsync(AgentId agent, ImmutableArray<CallerMatch> records, CancellationToken cancellationToken)
    {
        ImmutableArray<CallerMatch>? seen;
        while ((seen = sight.SeenOf(agent, records)) is null) await Task.Delay(askAgainAfter, time, cancellationToken);
        return seen.Value;
    }

    private Org? Live => orgs.All.FirstOrDefault(org => org.IsLive);
}
