using System.Text.Json.Serialization;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>Leads the caller on into another flow, which knows what this one knew. The version in force there, or on trial, takes the caller as if they had called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Flow">The flow it leads to; it need not be published yet.</param>
/// <param name="Step">Its first step for this caller; null for its own first one.</param>
/// <param name="Failed">The step when that flow, or that step of it, is not there; null for the default queue.</param>
public sealed record TransferStep(string Name, FlowId Flow, string? Step, string? Failed) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => Failed is null ? [] : [new("failed", Failed)];
}
