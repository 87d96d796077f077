using System.Collections.Immutable;
using Patchbay.Core.Flows;
using Patchbay.Flows.Shared;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Flows;

/// <summary>A call flow, for a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Numbers">Dialled numbers that lead to it.</param>
/// <param name="Current">The version in force.</param>
/// <param name="Trial">The version that takes a share of the calls; null for none.</param>
/// <param name="Share">How many of 100 calls the trial takes.</param>
/// <param name="Emergency">Who turned the emergency switch on; null while it is off.</param>
/// <param name="Chosen">Who chose last which version takes calls; null while the first one does.</param>
/// <param name="Versions">The versions that are kept, newest first.</param>
[BrowserContract]
public sealed record FlowSummary(
    string Name, string Title, ImmutableArray<string> Numbers, int Current, int? Trial, int Share, FlowDeedSummary? Emergency, FlowDeedSummary? Chosen,
    ImmutableArray<FlowVersionSummary> Versions)
{
    internal static FlowSummary Of(FlowState flow, ActorNames names)
    {
        var definition = (flow.Find(flow.Current) ?? flow.Versions[^1]).Definition;
        return new(
            flow.Flow.Name, definition.Title, flow.Numbers, flow.Current, flow.Trial, flow.Share, FlowDeedSummary.Of(flow.Emergency, names),
            FlowDeedSummary.Of(flow.Chosen, names), [.. flow.Versions.Reverse().Select(version => new FlowVersionSummary(version.Version, version.At, names.Of(version.By)))]);
    }
}

/// <summary>Who did something to a flow, and when.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who; null when nobody is known.</param>
[BrowserContract]
public sealed record FlowDeedSummary(DateTimeOffset At, string? By)
{
    internal static FlowDeedSummary? Of(FlowDeed? deed, ActorNames names) => deed is null ? null : new(deed.At, names.Of(deed.By));
}

/// <summary>A version of a flow.</summary>
/// <param name="Version">Its number.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="By">Who published it; null when nobody is known.</param>
[BrowserContract]
public sealed record FlowVersionSummary(int Version, DateTimeOffset PublishedAt, string? By);

/// <summary>What came of publishing or checking a flow.</summary>
/// <param name="Name">The flow; empty when the file does not say.</param>
/// <param name="Version">The version that holds now; null when nothing was published.</param>
/// <param name="Problems">What is wrong, or may be.</param>
[BrowserContract]
public sealed record FlowCheck(string Name, int? Version, ImmutableArray<FlowProblem> Problems);

/// <summary>Asks for another version of a flow.</summary>
/// <param name="Version">Which.</param>
/// <param name="Share">How many of 100 calls it takes. Default all.</param>
/// <param name="Over">The version that is in force as far as the asker knows; with anything else it is refused. Null asks whatever there is.</param>
/// <param name="Trial">The version that is on trial then; null for none.</param>
[BrowserContract]
public sealed record FlowVersionWish(int Version, int Share = 100, int? Over = null, int? Trial = null);

/// <summary>How a file is to be published; the query of the request.</summary>
/// <param name="Share">How many of 100 calls take it. Default all.</param>
/// <param name="Over">The version that is in force as far as the asker knows, 0 for none. Null asks whatever there is.</param>
/// <param name="Trial">The version that is on trial then; null for none.</param>
/// <param name="Take">True to take numbers that lead to another flow.</param>
internal sealed record PublishWish(int? Share, int? Over, int? Trial, bool? Take);

/// <summary>Turns the emergency switch of a flow.</summary>
/// <param name="IsOn">True to turn it on.</param>
public sealed record FlowEmergencyWish(bool IsOn);
