using System.Collections.Concurrent;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <summary>
/// Sees to it that an agent is shown no record that they may not see. The log hangs on it all the same: who may see a record is no
/// question of who called.
/// </summary>
internal sealed class MatchSight
{
    private readonly ConcurrentDictionary<AgentId, (string Name, string Role)> viewers = [];

    /// <summary>Notes who an agent is; said with each panel that connects. Until then an agent sees what everybody may.</summary>
    internal void Note(AgentId agent, string name, string role) => viewers[agent] = (name, role);

    /// <summary>Tells whether an agent may see what an audience may.</summary>
    internal bool MaySee(AgentId agent, MatchAudience? audience) =>
        audience is null || (viewers.TryGetValue(agent, out var viewer) && audience.Includes(viewer.Name, viewer.Role));

    /// <summary>The view without what its agent may not see.</summary>
    internal AgentView Of(AgentView view) => view.Call is { } call ? view with { Call = Of(view.Agent, call) } : view;

    private AgentCallView Of(AgentId agent, AgentCallView call)
    {
        if (call.Record is null or { Audience: null } && (call.Matches.IsDefault || call.Matches.All(m => m.Audience is null))) return call;
        return call with
        {
            Record = call.Record is { } record && MaySee(agent, record.Audience) ? record : null,
            Matches = call.Matches.IsDefault ? call.Matches : [.. call.Matches.Where(m => MaySee(agent, m.Audience))],
        };
    }
}
