namespace Patchbay.Flows.Trials;

/// <summary>Who calls in a trial, and how.</summary>
/// <param name="From">The caller's number; empty when withheld.</param>
/// <param name="At">When the caller calls, in UTC.</param>
/// <param name="Trunk">Name or address of the trunk that the call comes over; empty when nobody knows.</param>
public sealed record TrialCaller(string From, DateTimeOffset At, string Trunk = "");
