using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>The call flow of a schedule: a menu, a number to type, overflow from one queue to another, a record, somebody to ring, consent, a survey, another flow, and a circle that never ends.</summary>
internal static class FlowPlan
{
    /// <summary>The number whose callers it takes.</summary>
    internal const string Number = "400";

    internal static PublishFlow Of(Chance chance, IReadOnlyList<ConfigureQueue> queues, IReadOnlyList<AgentId> agents)
    {
        var (first, last) = (queues[0].Queue, queues[^1].Queue);
        var tries = new FlowTries(chance.Seconds(1, 5), chance.Between(1, 3), Words("No key."), Words("Wrong key."), "first", null);
        FlowStep[] steps =
        [
            new AnswerStep("pick-up", "hello"),
            new SayStep("hello", Words("Hello."), chance.Percent(50), "ask"),
            new MenuStep("ask", Words("Press."), chance.Percent(70), tries, [new("1", "first"), new("2", "number"), new("3", "circle"), new("4", "bye"), new("5", "message"), new("6", "back"), new("7", "record"), new("8", "ring"), new("9", chance.Percent(50) ? "again" : "nowhere"), new("0", "consent")]),
            new GatherStep("number", Words("Type."), true, tries, "number", 2, 4, "#", chance.Seconds(1, 4), chance.Percent(30), "where"),
            new BranchStep("where", [new([new("number", FlowTest.StartsWith, "1")], "first")], "last"),
            new QueueStep(
                "first", first, chance.Seconds(2, 40), "sorry", null, [new("voicemail", "message")], [new("1", "back")], AfterTalk: chance.Percent(80) ? "rate" : null,
                // What was typed is mostly beyond the range of a priority.
                Priority: "{number}", Crowd: tries.Most == 3 ? new(3, "sorry", null) : null, RecordsAfterTalk: tries.Most == 1),
            new SayStep("sorry", Words("Please wait on."), true, "last"),
            new QueueStep("last", last, null, null, null, [], Crowd: tries.Most == 3 ? new(null, null, "message") : null),
            new VoicemailStep("message", Words("Speak."), new(last), chance.Seconds(3, 30), chance.Seconds(2, 5), "#", chance.Percent(50) ? null : "bye"),
            new CallbackStep("back", chance.Percent(50) ? first : last, "{caller}", chance.Percent(50) ? null : "bye", null),
            new LookupStep(
                "record", "Account", chance.Percent(50) ? "Number__c" : null, "{caller}", ["Rating"], "record", chance.Seconds(0.5, 4), chance.Percent(50),
                "first", "bye", "last", chance.Percent(20) ? "record" : "last"),
            new DialStep(
                "ring", "+4684650041", null, chance.Seconds(3, 30), chance.Percent(50), chance.Percent(30) ? "ring" : "ring-agent", "ring-agent", "last", "last", chance.Percent(50) ? "rate" : null),
            new DialStep("ring-agent", null, agents[chance.Below(agents.Count)], chance.Seconds(3, 30), chance.Percent(50), "first", null, null, null, chance.Percent(50) ? "rate" : null),
            new ConsentStep("consent", Words("May we record?"), chance.Percent(70), tries, "1", "2", "first", "tape"),
            new RecordStep("tape", (RecordingWish)chance.Below(3), "last"),
            new SurveyStep("rate", [new("grade", Words("How was it?"), 1, 5), new("again", Words("Again?"), 0, 9)], chance.Percent(70), tries, chance.Percent(50) ? null : "bye"),
            new SetStep("circle", [], "circle"),
            new TransferStep("again", new("main"), chance.Percent(50) ? "ask" : null, chance.Percent(50) ? "bye" : null),
            new TransferStep("nowhere", new("main"), "gone", chance.Percent(50) ? "last" : null),
            new HangUpStep("bye", Words("Bye."), false),
        ];
        return new(new(new("main"), "Main", "en", first, "pick-up", [Number], [.. steps]), "the only version");
    }

    private static FlowPrompt Words(string text) => new([new(null, [new("en", text)])]);
}
