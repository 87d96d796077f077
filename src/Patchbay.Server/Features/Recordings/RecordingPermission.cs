using System.Security.Claims;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Recordings;

/// <summary>Says who may hear a recording: supervisors, administrators, Salesforce's server side, and the agents who were in the call.</summary>
internal static class RecordingPermission
{
    /// <summary>Decides it.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="events">The events of the call; read only for an agent.</param>
    internal static bool MayHear(ClaimsPrincipal who, Func<IEnumerable<ExchangeEvent>> events)
    {
        if (who.IsInRole(Roles.Integration) || who.IsInRole(Roles.Supervisor) || who.IsInRole(Roles.Admin)) return true;
        return AgentId.TryParse(who.FindFirst(AccessTokens.AgentClaim)?.Value, out var agent)
            && CallRecordFold.Fold(events()) is { } call
            && call.Segments.Any(s => s.Agent == agent && s.Kind is SegmentKind.Talk or SegmentKind.Hold or SegmentKind.Conference);
    }
}
