using System.Collections.Immutable;
using Patchbay.Flows.Shared;
using Patchbay.Flows.Trials;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Flows;

/// <summary>Asks what a caller would meet in a flow that need not be published.</summary>
/// <param name="Text">The flow's file.</param>
/// <param name="Caller">The caller's number.</param>
/// <param name="Moves">What the caller does, one after the other, each time the flow waits, as in tables of scripted callers: keys, <c>waits</c>, <c>hangs up</c>.</param>
[BrowserContract]
public sealed record FlowTrialWish(string Text, string Caller, ImmutableArray<string> Moves);

/// <summary>What a caller met.</summary>
/// <param name="Lines">What happened, in order.</param>
/// <param name="Awaits">What the flow waits for now.</param>
/// <param name="Problems">What is wrong with the file, when it cannot be followed.</param>
[BrowserContract]
public sealed record FlowTrialAnswer(ImmutableArray<FlowTrialLine> Lines, FlowTrialWait Awaits, ImmutableArray<FlowProblem> Problems);
