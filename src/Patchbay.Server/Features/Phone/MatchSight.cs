using System.Collections.Concurrent;
using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Sharing;

namespace Patchbay.Server.Features.Phone;

/// <summary>
/// Sees to it that an agent is shown no record that they may not see: neither by the visibility rules nor by the org's own sharing. The log
/// hangs on it all the same: who may see a record is no question of who called.
/// </summary>
/// <param name="sharing">What the org of a call says.</param>
internal sealed class MatchSight(ICallSharing sharing)
{
    private readonly ConcurrentDictionary<AgentId, (string Name, string Role)> viewers = [];

    /// <summary>Notes who an agent is; said with each panel that connects. Until then an agent sees what everybody may.</summary>
    internal void Note(AgentId agent, string name, string role) => viewers[agent] = (name, role);

    /// <summary>Tells whether an agent may see what an audience may.</summary>
    internal bool MaySee(AgentId agent, MatchAudience? audience) =>
        audience is null || (viewers.TryGetValue(agent, out var viewer) && audience.Includes(viewer.Name, viewer.Role));

    /// <summary>Tells whether a page about a record may open: the org itself shows there no more than it may.</summary>
    internal bool MayOpen(AgentId agent, InteractionId call, CallerMatch? match) => match is null || Sees(agent, match, true, sharing.Of(call)) is RecordSight.Open or RecordSight.NameOnly;

    /// <summary>Tells whether an agent is shown the name of a parked caller. All agents see the place, so nothing is asked for each of them.</summary>
    internal bool SeesParked(AgentId agent, ParkedView place) => place.Record is null || SeesName(agent, place.Call, place.Record);

    /// <summary>Tells whether an agent is shown whose message it is. Nothing is asked for each one in a list.</summary>
    internal bool SeesName(AgentId agent, InteractionId call, CallerMatch match) => Sees(agent, match, false, sharing.Of(call)) is RecordSight.Open or RecordSight.NameOnly;

    /// <summary>Records of the org of a call without those that an agent may not see; null until it is known.</summary>
    internal ImmutableArray<CallerMatch>? SeenOf(AgentId agent, InteractionId call, ImmutableArray<CallerMatch> records) => SeenOf(agent, records, sharing.Of(call));

    private ImmutableArray<CallerMatch>? SeenOf(AgentId agent, ImmutableArray<CallerMatch> records, IRecordSharing? of)
    {
        var seen = records.Select(record => (Match: record, Sight: Sees(agent, record, true, of))).ToArray();
        // What is told with them is asked about in the same request, not in a second one.
        CallerMatch[] shown = [.. seen.Where(s => s.Sight is not RecordSight.Closed).Select(s => Shown(agent, s.Match, s.Sight, of))];
        return seen.Any(s => s.Sight is RecordSight.Asked) ? null : [.. shown];
    }

    /// <summary>The view without what its agent may not see.</summary>
    internal AgentView Of(AgentView view) => view.Call is { } call ? view with { Call = Of(view.Agent, call) } : view;

    /// <summary>The call without what an agent may not see.</summary>
    internal AgentCallView Of(AgentId agent, AgentCallView call)
    {
        if (call.Record is null && call.Matches.IsDefaultOrEmpty) return call;
        var of = sharing.Of(call.Call);
        var record = call.Record is { } match && Sees(agent, match, true, of) is var sight and (RecordSight.Open or RecordSight.NameOnly) ? Shown(agent, match, sight, of) : null;
        if (call.Matches.IsDefault) return call with { Record = record };
        // Until all of it is known, the caller counts as not looked up yet.
        return call with { Record = record, Matches = SeenOf(agent, call.Matches, of) ?? default };
    }

    /// <summary>For an agent without a panel nothing is asked.</summary>
    private RecordSight Sees(AgentId agent, CallerMatch match, bool mayAsk, IRecordSharing? of) =>
        MaySee(agent, match.Audience) ? of?.Of(agent, match, mayAsk && viewers.ContainsKey(agent)) ?? RecordSight.Open : RecordSight.Closed;

    /// <summary>
    /// A match with what its agent may see of it: of its account, cases, orders and opportunities those alone that are open to the agent. One
    /// that is not known yet, or could not be asked about, is left out meanwhile; the screens follow when it is.
    /// </summary>
    private CallerMatch Shown(AgentId agent, CallerMatch match, RecordSight sight, IRecordSharing? of)
    {
        // Nobody noted of which records the detail tells.
        if (sight is RecordSight.NameOnly || match.Known is not { Records.IsDefault: false } known) return match with { Detail = PersonalText.Empty, Known = null };
        return match with { Known = known.SeenBy(one => Sees(agent, new(one.Record, one.Words, PersonalText.Empty, "", Audience: one.Audience), true, of) is RecordSight.Open) };
    }
}
