using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.Relink;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Server.Features.Phone;

/// <summary>Lets an agent find the right record and hang the log of one of their calls on it, also after the call.</summary>
/// <param name="orgs">The orgs; records of the one that the call belongs to are found.</param>
/// <param name="screens">Which calls are the agent's.</param>
/// <param name="sight">What the agent may see.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentRecords(IOrgs orgs, AgentScreens screens, MatchSight sight, TimeProvider time)
{
    private static readonly TimeSpan askAgainAfter = TimeSpan.FromMilliseconds(50);

    /// <summary>An agent waits for their call to be dialled.</summary>
    private static readonly TimeSpan longestRead = TimeSpan.FromSeconds(2);
    private static readonly Refusal notTheirs = new("call.gone", "This call is none of your last calls. A supervisor can move its log in the desk.");
    private static readonly Refusal noMore = new("call.elsewhere", "The Salesforce org of this call is not connected any more; its log stays as it is.");
    private static readonly Refusal noOrg = new("org.none", "No Salesforce org is connected.");

    /// <summary>What each agent found last, and for which call: an id alone does not tell the org, and copies of an org share their ids.</summary>
    private readonly ConcurrentDictionary<AgentId, (InteractionId Call, ImmutableHashSet<string> Ids)> lastFound = [];

    /// <summary>Finds records that an agent may see, in the org that the call belongs to: no other takes its log.</summary>
    /// <param name="agent">Who asks.</param>
    /// <param name="call">The agent's call of now, or one of the last.</param>
    /// <param name="text">A name, a number, a case number or an id.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal async Task<PhoneRecords> FindAsync(AgentId agent, InteractionId call, string text, CancellationToken cancellationToken)
    {
        if (!screens.IsCallOf(agent, call)) return new(false, [], notTheirs.Message);
        if (orgs.OwnerOf(call) is not { } org) return new(false, [], (Live is null ? noOrg : noMore).Message);
        var found = await org.Get<IRecordSearch>().FindAsync(text, cancellationToken);
        if (found.Refusal is { } refusal) return new(false, [], refusal.Message);
        var seen = await SeenAsync(agent, call, found.Value, cancellationToken);
        lastFound[agent] = (call, [.. seen.Select(match => match.Record.Id)]);
        return new(true, [.. seen.Select(PhoneStates.RecordOf)], null);
    }

    /// <summary>Tells why a record of the live org may not be given to a call: the call belongs to another org, which does not have it.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Null when it may.</returns>
    internal Refusal? Elsewhere(InteractionId call) => orgs.OwnerOf(call) is { IsLive: false } org ? OtherOrg(org) : null;

    /// <summary>
    /// Reads the record that a panel names for a call as the call's org has it. A page may be of another org than the call, and orgs that are
    /// copies of each other have the same ids.
    /// </summary>
    /// <param name="call">The call; null for one that is only about to begin, in the org in use.</param>
    /// <param name="named">The record as the panel named it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record; <c>call.other_org</c> when the call's org has none of that id and name, or why the org cannot be asked.</returns>
    internal async Task<Result<CallerMatch>> ReadAsync(InteractionId? call, CallerMatch named, CancellationToken cancellationToken)
    {
        var owner = (call is { } known ? orgs.OwnerOf(known) : null) ?? Live;
        if (owner is not { } org || !named.IsWellFormed || !org.Get<IOptions<SalesforceOptions>>().Value.Enabled) return named;
        using var deadline = new CancellationTokenSource(longestRead, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var read = await org.Get<IRecordSearch>().ReadAsync(named.Record, either.Token).WaitAsync(either.Token);
            if (read.Refusal is { } refusal) return refusal.Code == "record.unknown" ? NotOf(org) : refusal;
            var match = read.Value;
            // Objects of which only the id is read have no other name than what the page says.
            if (match.Name.Value == match.Record.Id) return named;
            return IsNamed(match, named) ? match with { Rule = named.Rule } : NotOf(org);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Refusal("org.away", "Salesforce did not answer in time.");
        }
    }

    private static Refusal NotOf(Org org) => new(
        "call.other_org", $"The org of this call, {org.Name}, has no such record, or Patchbay's user does not see it. Is the page of another Salesforce org?");

    /// <summary>A page may add a title to a name.</summary>
    private static bool IsNamed(CallerMatch match, CallerMatch named) =>
        (match.Name.Value ?? "", named.Name.Value ?? "") is var (one, other)
        && (one.Contains(other, StringComparison.OrdinalIgnoreCase) || other.Contains(one, StringComparison.OrdinalIgnoreCase));

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
        if (!org.IsLive && !IsFound(agent, call, record?.Id)) return OtherOrg(org);
        var moved = await org.Get<ICallRelink>().MoveAsync(new(call, record?.Id ?? "", record?.ObjectName, by), cancellationToken);
        if (moved.Refusal is { } refusal) return refusal;
        if (await SeenAsync(agent, call, [moved.Value], cancellationToken) is [var shown]) screens.LogMoved(agent, call, shown);
        return null;
    }

    /// <summary>Waits until it is known what the agent may see: the sharing of the call's org answers within its limit, or the settings do.</summary>
    private async Task<ImmutableArray<CallerMatch>> SeenAsync(AgentId agent, InteractionId call, ImmutableArray<CallerMatch> records, CancellationToken cancellationToken)
    {
        ImmutableArray<CallerMatch>? seen;
        while ((seen = sight.SeenOf(agent, call, records)) is null) await Task.Delay(askAgainAfter, time, cancellationToken);
        return seen.Value;
    }

    private bool IsFound(AgentId agent, InteractionId call, string? id) =>
        id is not null && lastFound.TryGetValue(agent, out var found) && found.Call == call && found.Ids.Contains(id);

    private static Refusal OtherOrg(Org org) => new(
        "call.other_org", $"This call began while the Salesforce org {org.Name} was in use, and its log stays there. Find looks for records in {org.Name}.");

    private Org? Live => orgs.All.FirstOrDefault(org => org.IsLive);
}
