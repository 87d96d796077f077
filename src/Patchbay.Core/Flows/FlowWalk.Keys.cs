using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

internal sealed partial class FlowWalk
{
    /// <summary>What is kept of a key that must be kept nowhere.</summary>
    private const string Mask = "•";

    /// <summary>The caller pressed a key.</summary>
    /// <param name="leg">On which leg.</param>
    /// <param name="key">Which.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? Press(LegId leg, char key)
    {
        var step = flow.Find(run.Step);
        if (step is VoicemailStep voicemail) return PressInMessage(voicemail, leg, key);
        var counts = run.Waits is FlowWait.Key || step is AskStep { CanInterrupt: true } or SayStep { CanSkip: true };
        var masked = step is GatherStep { Masked: true };
        if (!counts)
        {
            Note(leg, masked ? Mask : key.ToString());
            return null;
        }

        if (step is SayStep say) return PressInPrompt(say, leg, key);
        if (run.Waits is FlowWait.Prompt) PromptEnds();
        return step switch
        {
            MenuStep menu => Choose(menu, leg, key),
            GatherStep gather => Take(gather, leg, key),
            ConsentStep consent => Consent(consent, leg, key),
            SurveyStep survey => Answer(survey, leg, key),
            _ => null,
        };
    }

    /// <summary>The time for a key is over.</summary>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? TimeIsUp() => flow.Find(run.Step) switch
    {
        GatherStep gather when run.Keys.HasText => Finish(gather),
        AskStep ask => Miss(ask, FlowWords.NoInput),
        VoicemailStep => StopMessage(MessageStop.Longest),
        LookupStep lookup => EndLookup(lookup, LookupOutcome.Late, default),
        _ => Fail(FlowTrouble.NoSuchStep),
    };

    private FlowExit? Choose(MenuStep menu, LegId leg, char key)
    {
        Note(leg, key.ToString());
        return menu.Keys.FirstOrDefault(one => one.Key == key.ToString()) is { } chosen ? GoTo(chosen.To) : Miss(menu, FlowWords.NoMatch);
    }

    private FlowExit? Take(GatherStep gather, LegId leg, char key)
    {
        var ends = gather.EndKey == key.ToString();
        var kept = ends ? "" : gather.Masked ? Mask : key.ToString();
        Add(new DigitReceived(now, run.Call, leg, PersonalText.Of(kept), now + gather.Between));
        return ends || run.Keys.Value?.Length >= gather.Most ? Finish(gather) : null;
    }

    private FlowExit? Finish(GatherStep gather)
    {
        if ((run.Keys.Value?.Length ?? 0) < gather.Least) return Miss(gather, FlowWords.NoMatch);
        Set(gather.Into, run.Keys.Value ?? "");
        return GoTo(gather.Next);
    }

    private FlowExit? Miss(AskStep ask, FlowWords words)
    {
        Add(new FlowInputMissed(now, run.Call, ask.Name, words));
        if (run.Misses >= ask.Tries.Most) return GiveUp(ask, words);
        Say(words);
        return null;
    }
}
