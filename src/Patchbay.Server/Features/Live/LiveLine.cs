using System.Collections.Immutable;
using Patchbay.Core.Flows;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Live;

/// <summary>A call flow, as those see it who may have to close it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Numbers">Dialled numbers that lead to it.</param>
/// <param name="LeadTo">The steps to which its emergency switch leads callers; empty when no step asks for the hours, so that the switch does nothing.</param>
/// <param name="ClosedSince">Since when the switch is on; null while it is off.</param>
/// <param name="ClosedBy">Who turned it on; null when it is off or nobody is known.</param>
[BrowserContract]
public sealed record LiveLine(
    string Name, string Title, ImmutableArray<string> Numbers, ImmutableArray<string> LeadTo, DateTimeOffset? ClosedSince, string? ClosedBy)
{
    internal static LiveLine Of(FlowState flow, ActorNames? names)
    {
        var definition = (flow.Find(flow.Current) ?? flow.Versions[^1]).Definition;
        var leadTo = definition.Steps.OfType<HoursStep>().Select(hours => hours.Emergency ?? hours.Closed ?? "").Distinct();
        return new(flow.Flow.Name, definition.Title, flow.Numbers, [.. leadTo], flow.Emergency?.At, names?.Of(flow.Emergency?.By));
    }
}
