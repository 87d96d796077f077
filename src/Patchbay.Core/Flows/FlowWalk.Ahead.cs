using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <content>
/// A key that ended what was said counts in the menu or gather step that follows. It is never kept: it lives for one walk, through steps
/// that take no time, so that there is nothing to bound but which keys. What VoiceXML 2.0 §4.1.8 says of prompts without barge-in holds here
/// too: what must be heard makes what was typed before it void.
/// </content>
internal sealed partial class FlowWalk
{
    private (LegId Leg, char Key)? ahead;

    private FlowExit? PressInPrompt(SayStep say, LegId leg, char key)
    {
        if (say.CarriesKey) ahead = (leg, key);
        else Note(leg, key.ToString());
        var exit = PromptEnds();
        DropAhead(isMasked: false);
        return exit;
    }

    /// <summary>Lets a step have the key that was typed ahead of it.</summary>
    /// <returns>True when the step took it, or is passed with it; false when it begins as it always does.</returns>
    private bool TakesAhead(FlowStep step, out string? next, out Rest? rest)
    {
        (next, rest) = (null, null);
        if (ahead is not { } typed) return false;
        switch (step)
        {
            case MenuStep { CanInterrupt: true } menu when menu.Keys.Any(one => one.Key == typed.Key.ToString()):
                rest = new(Ask(menu, () => Choose(menu, typed.Leg, typed.Key)));
                return true;
            case GatherStep { CanInterrupt: true } gather when char.IsAsciiDigit(typed.Key):
                rest = new(Ask(gather, () => Take(gather, typed.Leg, typed.Key)));
                return true;
            case SayStep { CanSkip: true, CarriesKey: true } say:
                next = say.Next;
                return true;
            case AnswerStep or SetStep or BranchStep or HoursStep or RecordStep or SayStep { Prompt.IsEmpty: true }:
                return false;
            default:
                DropAhead(step is GatherStep { Masked: true });
                return false;
        }
    }

    /// <summary>The question need not be heard by somebody who has answered it.</summary>
    private FlowExit? Ask(AskStep step, Func<FlowExit?> answer)
    {
        ahead = null;
        Add(new FlowPromptEnded(now, run.Call, run.Turn, now + step.Tries.Wait));
        return answer();
    }

    private void DropAhead(bool isMasked)
    {
        if (ahead is not { } typed) return;
        ahead = null;
        Note(typed.Leg, isMasked ? Mask : typed.Key.ToString());
    }

    private void Note(LegId leg, string key) => Add(new DigitReceived(now, run.Call, leg, PersonalText.Of(key)));
}
