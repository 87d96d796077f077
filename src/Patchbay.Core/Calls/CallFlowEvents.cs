using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>A fact about a call in a call flow.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
public abstract record CallFlowEvent(DateTimeOffset At, InteractionId Call) : CallEvent(At, Call);

/// <summary>A flow takes the caller.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Flow">Which flow.</param>
/// <param name="Version">Which version of it.</param>
public sealed record FlowEntered(DateTimeOffset At, InteractionId Call, FlowId Flow, int Version) : CallFlowEvent(At, Call);

/// <summary>A step leads the caller into another flow, which knows what the one before knew.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Flow">The other flow.</param>
/// <param name="Version">Which version of it.</param>
public sealed record FlowTransferred(DateTimeOffset At, InteractionId Call, FlowId Flow, int Version) : CallFlowEvent(At, Call);

/// <summary>The caller comes to a step.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Step">Its name.</param>
public sealed record FlowStepBegan(DateTimeOffset At, InteractionId Call, string Step) : CallFlowEvent(At, Call);

/// <summary>The flow answered the call without saying anything.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
public sealed record FlowAnswered(DateTimeOffset At, InteractionId Call) : CallFlowEvent(At, Call);

/// <summary>What a flow says in a step.</summary>
public enum FlowWords
{
    /// <summary>What the step says.</summary>
    Prompt,

    /// <summary>That no key came, and the question again.</summary>
    NoInput,

    /// <summary>That the keys were wrong, and the question again.</summary>
    NoMatch,
}

/// <summary>The flow begins to say something.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Turn">Counts what the flow said in this call, from 1.</param>
/// <param name="Words">What.</param>
/// <param name="EndBy">When it counts as said, though nobody told.</param>
public sealed record FlowPromptBegan(DateTimeOffset At, InteractionId Call, int Turn, FlowWords Words, DateTimeOffset EndBy) : CallFlowEvent(At, Call);

/// <summary>It was said, or a key ended it.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Turn">Which.</param>
/// <param name="KeyBy">Until when a key may come; null where none is awaited.</param>
public sealed record FlowPromptEnded(DateTimeOffset At, InteractionId Call, int Turn, DateTimeOffset? KeyBy) : CallFlowEvent(At, Call);

/// <summary>The caller pressed no key, or wrong ones.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Step">In which step.</param>
/// <param name="Words">Which of the two.</param>
public sealed record FlowInputMissed(DateTimeOffset At, InteractionId Call, string Step, FlowWords Words) : CallFlowEvent(At, Call);

/// <summary>A variable has a value from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Variable">Which variable.</param>
/// <param name="Value">Its value.</param>
public sealed record FlowVariableSet(DateTimeOffset At, InteractionId Call, string Variable, PersonalText Value) : CallFlowEvent(At, Call);

/// <summary>The flow took the caller out of a queue, to go on.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Queue">Out of which queue.</param>
public sealed record FlowResumed(DateTimeOffset At, InteractionId Call, QueueId Queue) : CallFlowEvent(At, Call);

/// <summary>Why a flow could not go on.</summary>
public enum FlowTrouble
{
    /// <summary>It made too many steps without a key of the caller: it runs in a circle.</summary>
    TooManySteps,

    /// <summary>It leads to a step that is not there.</summary>
    NoSuchStep,

    /// <summary>Its version is not kept any more.</summary>
    NoSuchVersion,

    /// <summary>It leads into a flow that is not published, or to a step that is not in it.</summary>
    NoSuchFlow,
}

/// <summary>The flow could not go on; the caller goes to its default queue, unless the step has a way for that.</summary>
/// <param name="At">When.</param>
/// <param name="Call">Which.</param>
/// <param name="Step">At which step.</param>
/// <param name="Trouble">Why.</param>
/// <param name="Flow">Which flow; null in what was recorded before it was told.</param>
public sealed record FlowFailed(DateTimeOffset At, InteractionId Call, string Step, FlowTrouble Trouble, FlowId? Flow = null) : CallFlowEvent(At, Call);
