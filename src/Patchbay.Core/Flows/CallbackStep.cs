using System.Text.Json.Serialization;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>Keeps the caller's place and has the caller called back.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Queue">The queue whose agents call back.</param>
/// <param name="Number">The number to dial; it may name variables: <c>{caller}</c>.</param>
/// <param name="Next">The next step; null to end the call.</param>
/// <param name="NoNumber">The step when the number cannot be dialled; null for the default queue.</param>
public sealed record CallbackStep(string Name, QueueId Queue, string Number, string? Next, string? NoNumber) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways => Next is null ? [new("no number", NoNumber)] : [new("next", Next), new("no number", NoNumber)];
}
