using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Patchbay.Audit.Plan;

/// <summary>A task of the published list <c>plan-tasks.json</c>.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Phase">Phase; <c>wave</c> stands for each wave.</param>
/// <param name="Title">What.</param>
/// <param name="Text">More about it.</param>
/// <param name="Role">Who.</param>
/// <param name="Anchor">The day that the others count from.</param>
/// <param name="Start">Working days from it to the first day.</param>
/// <param name="Due">Working days from it to the last day.</param>
internal sealed record KnownTask(string Id, string Phase, string Title, string Text, string Role, string Anchor, int Start, int Due)
{
    /// <summary>Ways on which it is done. Empty: all.</summary>
    public ImmutableArray<string> Ways { get; set; } = [];

    /// <summary><c>classic</c> or <c>faults</c>: only where there are such. Null: always.</summary>
    public string? When { get; set; }
}

/// <summary>A question of the published list <c>plan-criteria.json</c>.</summary>
/// <param name="Group">What it belongs to.</param>
/// <param name="Question">The question to a provider.</param>
/// <param name="Weight">How much it counts, 1 to 5.</param>
internal sealed record KnownCriterion(string Group, string Question, int Weight)
{
    /// <summary>Asked only where one of these names is used. Empty: always.</summary>
    public ImmutableArray<string> Names { get; set; } = [];
}

/// <summary>How the lists are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<KnownTask>))]
[JsonSerializable(typeof(ImmutableArray<KnownCriterion>))]
internal sealed partial class PlanListsForm : JsonSerializerContext;
