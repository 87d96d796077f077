using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Patchbay.Core.Flows;

/// <summary>Asks the CRM for a record and keeps fields of it in variables.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ObjectName">API name of the object.</param>
/// <param name="Field">The field that is compared; null to take the record that the caller's number led to.</param>
/// <param name="Value">With what; it may name variables: <c>{number}</c>.</param>
/// <param name="Fields">The fields to keep.</param>
/// <param name="Into">What the variables begin with: <c>record</c> for <c>record.Rating</c>.</param>
/// <param name="Limit">How long the answer may take.</param>
/// <param name="Opens">True when a record found by its field becomes the caller's: it opens for the agent.</param>
/// <param name="Found">The step when there is one.</param>
/// <param name="None">The step when there is none.</param>
/// <param name="Several">The step when there are several; null for the one when there is none.</param>
/// <param name="Late">The step when the answer does not come in time; null for the one when there is none.</param>
public sealed record LookupStep(
    string Name, string ObjectName, string? Field, string Value, ImmutableArray<string> Fields, string Into, TimeSpan Limit, bool Opens, string? Found,
    string? None, string? Several, string? Late) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways =>
        [new("found", Found), new("none", None), new("several", Several ?? None), new("late", Late ?? None)];

    /// <summary>The variables that it sets.</summary>
    [JsonIgnore]
    public IEnumerable<string> Variables => Fields.Select(one => $"{Into}.{one}");
}
