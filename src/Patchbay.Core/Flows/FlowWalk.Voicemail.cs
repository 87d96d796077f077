using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

internal sealed partial class FlowWalk
{
    /// <summary>Nothing more is recorded of the caller's message.</summary>
    /// <param name="why">What ended it.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? StopMessage(MessageStop why)
    {
        var step = flow.Find(run.Step) as VoicemailStep;
        Add(new MessageStopped(now, run.Call, run.Message!.Value, why));
        return step?.Next is { } next ? GoTo(next) : EndsCall();
    }

    /// <summary>The caller will be called back.</summary>
    /// <param name="step">The step that asked.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? AfterCallback(CallbackStep step) => step.Next is { } next ? GoTo(next) : EndsCall();

    private FlowExit? Record(VoicemailStep step)
    {
        Add(new MessageBegan(now, run.Call, new(run.Call, facts.Messages + 1), step.Box, step.Quiet, now + step.Longest));
        return null;
    }

    private FlowExit? PressInMessage(VoicemailStep step, LegId leg, char key)
    {
        Add(new DigitReceived(now, run.Call, leg, PersonalText.Of(key.ToString())));
        if (run.Waits is FlowWait.Prompt) return PromptEnds();
        return step.EndKey == key.ToString() ? StopMessage(MessageStop.Key) : null;
    }

    private FlowExit EndsCall() => HangUp(new(run.Step, FlowPrompt.Nothing, false));
}
