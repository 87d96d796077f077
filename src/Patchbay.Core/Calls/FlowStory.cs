using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>One question to the CRM, and what came of it.</summary>
/// <param name="Lookup">Counts the questions of the call, from 1.</param>
/// <param name="Question">What was asked; null while it waited for who the caller is, and where that never was just one.</param>
/// <param name="At">When.</param>
/// <param name="EndedAt">When the flow went on; null while it waits.</param>
/// <param name="Outcome">What came of it; null while it waits.</param>
public sealed record LookupStory(int Lookup, RecordQuestion? Question, DateTimeOffset At, DateTimeOffset? EndedAt = null, LookupOutcome? Outcome = null);

/// <summary>What a step asks of routing.</summary>
public enum FlowField
{
    /// <summary>Points of priority.</summary>
    Priority,

    /// <summary>What the agent must be able to do.</summary>
    Needs,
}

/// <summary>What is wrong with a value that variables made.</summary>
public enum FlowValueFault
{
    /// <summary>It is no such thing; the caller goes on without it.</summary>
    Unreadable,

    /// <summary>It is too high or too low; the nearest that is allowed counts.</summary>
    OutOfRange,
}

/// <summary>Variables made a value that a step cannot use. The caller goes on all the same.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which call.</param>
/// <param name="Step">Which step.</param>
/// <param name="Field">What the value was for.</param>
/// <param name="Fault">What is wrong with it. The value itself may be a person's, and is not told.</param>
public sealed record FlowValueRefused(DateTimeOffset At, InteractionId Call, string Step, FlowField Field, FlowValueFault Fault) : CallFlowEvent(At, Call);

/// <summary>A call flow that the caller came into, by the number or from another flow.</summary>
/// <param name="At">When.</param>
/// <param name="Flow">Which flow.</param>
/// <param name="Version">Which version of it: while one is on trial, a share of the calls follows another.</param>
public sealed record FlowPassage(DateTimeOffset At, FlowId Flow, int Version);
