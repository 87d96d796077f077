using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <content>Ringing somebody, what is recorded of the talk, and what the caller is asked after it.</content>
internal sealed partial class FlowWalk
{
    /// <summary>The caller's number.</summary>
    internal string Caller => facts.Caller;

    /// <summary>Somebody rings now whom the flow wants.</summary>
    /// <param name="dialed">Who, and until when.</param>
    internal void Rings(FlowDialed dialed) => Add(dialed);

    /// <summary>Whom the flow wants cannot be rung at all.</summary>
    /// <param name="step">The step that wants it.</param>
    /// <param name="outcome">Why; null when the number cannot be dialled.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? CannotRing(DialStep step, InvitationOutcome? outcome) => GoTo(step.WayOf(outcome));

    /// <summary>Nobody came whom the flow rang.</summary>
    /// <param name="outcome">Why.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? NobodyCame(InvitationOutcome outcome)
    {
        Add(new FlowDialEnded(now, run.Call, outcome));
        return flow.Find(run.Step) is DialStep step ? GoTo(step.WayOf(outcome)) : Fail(FlowTrouble.NoSuchStep);
    }

    /// <summary>The other left the talk, and the caller stays.</summary>
    /// <param name="leg">The leg that left.</param>
    /// <param name="agent">Whose it was; null for a party outside.</param>
    /// <param name="next">The step.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? AfterTalk(LegId leg, AgentId? agent, string next)
    {
        Add(new FlowTalkEnded(now, run.Call, leg, agent, TapeAfter(next)));
        return GoTo(next);
    }

    /// <summary>The recording is of the talk, and what follows is none of it. Where another talk may follow, its file must stay open.</summary>
    private TapeAfterTalk TapeAfter(string next) =>
        flow.Find(run.Step) is QueueStep { RecordsAfterTalk: true } or DialStep { RecordsAfterTalk: true } ? TapeAfterTalk.KeepsCaller
        : flow.MayTalkFrom(next) ? TapeAfterTalk.Silent
        : TapeAfterTalk.Ends;

    private FlowExit? Consent(ConsentStep step, LegId leg, char key)
    {
        Add(new DigitReceived(now, run.Call, leg, PersonalText.Of(key.ToString())));
        var isGiven = step.YesKey == key.ToString();
        if (!isGiven && step.NoKey != key.ToString()) return Miss(step, FlowWords.NoMatch);
        Keep(step, isGiven);
        return GoTo(isGiven ? step.Yes : step.No ?? step.Yes);
    }

    private void Keep(ConsentStep step, bool isGiven)
    {
        Add(new FlowConsentAnswered(now, run.Call, step.Name, isGiven));
        Travels(ConsentStep.Variable, PersonalText.Of(isGiven ? "yes" : "no"));
    }

    private FlowExit? Answer(SurveyStep step, LegId leg, char key)
    {
        Add(new DigitReceived(now, run.Call, leg, PersonalText.Of(key.ToString())));
        var question = step.Questions[run.Question];
        if (!char.IsAsciiDigit(key) || key - '0' < question.Least || key - '0' > question.Most) return Miss(step, FlowWords.NoMatch);
        var answer = PersonalText.Of(key.ToString());
        Add(new FlowSurveyAnswered(now, run.Call, question.Into, answer));
        Travels(question.Into, answer);
        if (run.Question >= step.Questions.Length) return LeaveSurvey(step);
        Say(FlowWords.Prompt);
        return null;
    }

    private FlowExit? LeaveSurvey(SurveyStep step) => step.Next is { } next ? GoTo(next) : EndsCall();

    /// <summary>What the log may write travels with the call.</summary>
    private void Travels(string variable, PersonalText value)
    {
        Set(variable, value.Value ?? "");
        Add(new CallVariablesSet(now, run.Call, [new(variable, value)]));
    }

    /// <summary>Where a caller goes who did not press the right key as often as the step allows.</summary>
    private FlowExit? GiveUp(AskStep ask, FlowWords words)
    {
        if (ask is SurveyStep survey) return LeaveSurvey(survey);
        var way = words is FlowWords.NoInput ? ask.Tries.NoInput : ask.Tries.NoMatch;
        if (ask is not ConsentStep consent) return GoTo(way);
        Keep(consent, isGiven: false);
        return GoTo(way ?? consent.No ?? consent.Yes);
    }
}
