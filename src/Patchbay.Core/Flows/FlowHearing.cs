using System.Collections.Immutable;
using Patchbay.Core.Calls;

namespace Patchbay.Core.Flows;

/// <summary>Says what a caller in a flow hears. A pure function, so it can be repeated at will.</summary>
internal static class FlowHearing
{
    private const string Tone = "tone";
    private const string Ringback = "ringback";

    internal static Hearing Of(FlowRun run, FlowDefinition flow, FlowFacts facts)
    {
        if (run.Waits is FlowWait.Message) return Hearing.Prompts(Tone, null);
        if (run.Waits is FlowWait.Party) return Hearing.Prompts(null, Ringback);
        if (run.Waits is not FlowWait.Prompt || flow.Find(run.Step) is not { } step) return Hearing.Silence;
        var language = facts.ValueOf("language", run, flow);
        var said = Prompts(step, run)
            .SelectMany(prompt => prompt.Phrases)
            .Select(phrase => Part(phrase, phrase.In(language, flow.Language), run, flow, facts));
        var stopsAtKey = step is SayStep { CanSkip: true } or AskStep { CanInterrupt: true } or VoicemailStep;
        return Hearing.Said(new(run.Turn, stopsAtKey, [.. said]));
    }

    private static SpokenPart Part(FlowPhrase phrase, FlowWording wording, FlowRun run, FlowDefinition flow, FlowFacts facts) =>
        new(phrase.Name, facts.FillSaid(wording.Text, run, flow, wording.Language), wording.Language, facts.PiecesOf(wording, run, flow));

    private static ImmutableArray<FlowPrompt> Prompts(FlowStep step, FlowRun run) => (step, run.Words) switch
    {
        (AskStep ask, FlowWords.NoInput) => [ask.Tries.NoInputSays, Asked(ask, run)],
        (AskStep ask, FlowWords.NoMatch) => [ask.Tries.NoMatchSays, Asked(ask, run)],
        (AskStep ask, _) => [Asked(ask, run)],
        (SayStep say, _) => [say.Prompt],
        (HangUpStep end, _) => [end.Prompt],
        (VoicemailStep voicemail, _) => [voicemail.Prompt],
        _ => [],
    };

    private static FlowPrompt Asked(AskStep ask, FlowRun run) => ask is SurveyStep survey ? survey.Questions[run.Question].Prompt : ask.Prompt;
}
