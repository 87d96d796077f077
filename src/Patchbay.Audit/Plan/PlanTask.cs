namespace Patchbay.Audit.Plan;

/// <summary>Something to do.</summary>
/// <param name="Id">Stable name: <c>W2-wave-train</c>.</param>
/// <param name="Section">Phase or wave, in words.</param>
/// <param name="Title">What.</param>
/// <param name="Text">More about it.</param>
/// <param name="Role">Who, as a role.</param>
/// <param name="Start">First day.</param>
/// <param name="Due">Last day.</param>
/// <param name="Hours">Work, as one figure; null when it is not estimated by itself.</param>
/// <param name="Label">A word to filter by.</param>
internal sealed record PlanTask(string Id, string Section, string Title, string Text, string Role, DateOnly Start, DateOnly Due, double? Hours, string Label);
