using System.Collections.Immutable;

namespace Patchbay.Flows.Trials;

/// <summary>One scripted caller: a row of a table.</summary>
/// <param name="Line">The line of the table's file, from 1.</param>
/// <param name="Name">What the row is called.</param>
/// <param name="Caller">Who calls, when, and over which trunk.</param>
/// <param name="Does">What the caller does, in order: keys, <c>waits</c>, <c>waits 2m</c>, <c>hangs up</c>.</param>
/// <param name="Hears">What must be heard, in this order; other words may come between.</param>
/// <param name="Ends">Where it must end: <c>queue Sales</c>, <c>hung up</c>, <c>busy</c>, <c>gone</c>, <c>in main</c>.</param>
public sealed record FlowTrial(
    int Line, string Name, TrialCaller Caller, ImmutableArray<string> Does, ImmutableArray<string> Hears, string Ends);

/// <summary>What came of a scripted caller.</summary>
/// <param name="Trial">The row.</param>
/// <param name="Heard">All that was heard.</param>
/// <param name="Ended">Where it ended.</param>
/// <param name="Fault">What is not as the row says; null when all is.</param>
public sealed record FlowTrialResult(FlowTrial Trial, ImmutableArray<string> Heard, string Ended, string? Fault);
