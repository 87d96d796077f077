using System.Collections.Immutable;
using Patchbay.Core.Flows;
using Patchbay.Flows.Shared;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Flows;

/// <summary>A call flow, for a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Numbers">Dialled numbers that lead to it.</param>
/// <param name="Current">The version in force.</param>
/// <param name="Trial">The version that takes a share of the calls; null for none.</param>
/// <param name="Share">How many of 100 calls the trial takes.</param>
/// <param name="IsEmergency">True while the emergency switch is on.</param>
/// <param name="Versions">The versions that are kept, newest first.</param>
[BrowserContract]
public sealed record FlowSummary(
    string Name, string Title, ImmutableArray<string> Numbers, int Current, int? Trial, int Share, bool IsEmergency,
    ImmutableArray<FlowVersionSummary> Versions)
{
    internal static FlowSummary Of(FlowState flow)
    {
        var definition = (flow.Find(flow.Current) ?? flow.Versions[^1]).Definition;
        return new(
            flow.Flow.Name, definition.Title, flow.Numbers, flow.Current, flow.Trial, flow.Share, flow.IsEmergency,
            [.. flow.Versions.Reverse().Select(version => new FlowVersionSummary(version.Version, version.At))]);
    }
}

/// <summary>A version of a flow.</summary>
/// <param name="Version">Its number.</param>
/// <param name="PublishedAt">When it was published.</param>
[BrowserContract]
public sealed record FlowVersionSummary(int Version, DateTimeOffset PublishedAt);

/// <summary>What came of publishing or checking a flow.</summary>
/// <param name="Name">The flow; empty when the file does not say.</param>
/// <param name="Version">The version that holds now; null when nothing was published.</param>
/// <param name="Problems">What is wrong, or may be.</param>
[BrowserContract]
public sealed record FlowCheck(string Name, int? Version, ImmutableArray<FlowProblem> Problems);

/// <summary>Asks for another version of a flow.</summary>
/// <param name="Version">Which.</param>
/// <param name="Share">How many of 100 calls it takes. Default all.</param>
[BrowserContract]
public sealed record FlowVersionWish(int Version, int Share = 100);

/// <summary>Turns the emergency switch of a flow.</summary>
/// <param name="IsOn">True to turn it on.</param>
public sealed record FlowEmergencyWish(bool IsOn);
