using System.Collections.Immutable;

namespace Patchbay.Audit.Plan;

/// <summary>A file of a plan.</summary>
/// <param name="Path">From the plan's folder, with forward slashes; made of our own words only.</param>
/// <param name="Text">Its text.</param>
public sealed record PlanFile(string Path, string Text)
{
    /// <summary>The file of answers to fill in; there only when none was given.</summary>
    public const string Answers = "answers.json";
}

/// <summary>A plan as files.</summary>
/// <param name="Sentence">The plan in one sentence.</param>
/// <param name="Concerns">What has to be said first, what is impossible before all else.</param>
/// <param name="IsImpossible">True when a wish or the deadline cannot be kept.</param>
/// <param name="Files">Its files.</param>
public sealed record WrittenPlan(string Sentence, ImmutableArray<string> Concerns, bool IsImpossible, ImmutableArray<PlanFile> Files);
