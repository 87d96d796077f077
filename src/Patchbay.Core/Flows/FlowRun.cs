using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Flows;

/// <summary>What a flow waits for.</summary>
public enum FlowWait
{
    /// <summary>Nothing: it is between two steps, or the caller is in a queue.</summary>
    Nothing,

    /// <summary>That a prompt has been said.</summary>
    Prompt,

    /// <summary>A key of the caller.</summary>
    Key,

    /// <summary>That the caller has said what there is to say.</summary>
    Message,

    /// <summary>That the CRM answers.</summary>
    Answer,

    /// <summary>That somebody answers who is rung.</summary>
    Party,
}

/// <summary>Where one caller stands in a flow.</summary>
/// <param name="Call">The caller's call.</param>
/// <param name="Flow">Which flow.</param>
/// <param name="Version">Which version of it.</param>
public sealed record FlowRun(InteractionId Call, FlowId Flow, int Version)
{
    /// <summary>The step the caller is in; empty before the first.</summary>
    public string Step { get; init; } = "";

    /// <summary>Steps since the caller pressed a key last.</summary>
    public int Steps { get; init; }

    /// <summary>Number of the last prompt.</summary>
    public int Turn { get; init; }

    /// <summary>Which prompt of the step that is.</summary>
    public FlowWords Words { get; init; }

    /// <summary>What is waited for.</summary>
    public FlowWait Waits { get; init; }

    /// <summary>The message that the caller leaves, or left last; null when none.</summary>
    public MessageId? Message { get; init; }

    /// <summary>Which question of a survey is asked, from 0.</summary>
    public int Question { get; init; }

    /// <summary>True once the caller had a talk and came back.</summary>
    public bool IsAfterTalk { get; init; }

    /// <summary>How often the CRM was asked.</summary>
    public int Lookups { get; init; }

    /// <summary>Until when the CRM may answer; null when it is not asked.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>True while it cannot be asked before it is known who the caller is.</summary>
    public bool AwaitsMatches { get; init; }

    /// <summary>How often the caller pressed no key or wrong ones in this step.</summary>
    public int Misses { get; init; }

    /// <summary>Keys pressed so far in this step.</summary>
    public PersonalText Keys { get; init; } = PersonalText.Empty;

    /// <summary>All variables that were set, oldest first.</summary>
    public ImmutableArray<FlowVariable> Variables { get; init; } = [];

    /// <summary>Says where the caller stands after an event.</summary>
    /// <param name="e">The event.</param>
    /// <returns>The new place.</returns>
    public FlowRun After(CallEvent e) => e switch
    {
        FlowStepBegan began => this with
        {
            Step = began.Step,
            Steps = Steps + 1,
            Waits = FlowWait.Nothing,
            Words = FlowWords.Prompt,
            Misses = 0,
            Question = 0,
            Keys = PersonalText.Empty,
        },
        FlowTransferred transferred => this with { Flow = transferred.Flow, Version = transferred.Version, Step = "", Waits = FlowWait.Nothing },
        FlowPromptBegan began => this with { Turn = began.Turn, Words = began.Words, Waits = FlowWait.Prompt, Keys = PersonalText.Empty },
        FlowPromptEnded ended => this with { Waits = ended.KeyBy is null ? FlowWait.Nothing : FlowWait.Key },
        DigitReceived digit => this with { Keys = new(Keys.Value + digit.Digit.Value), Steps = 0 },
        FlowInputMissed => this with { Misses = Misses + 1, Waits = FlowWait.Nothing, Keys = PersonalText.Empty },
        FlowVariableSet set => this with { Variables = Set(Variables, set.Variable, set.Value) },
        MessageBegan began => this with { Message = began.Message, Waits = FlowWait.Message, Keys = PersonalText.Empty },
        MessageStopped => this with { Waits = FlowWait.Nothing },
        FlowLookupBegan began => this with
        {
            Lookups = began.Lookup,
            AnswerBy = began.AnswerBy,
            AwaitsMatches = began.Question is null,
            Waits = FlowWait.Answer,
        },
        FlowLookupEnded ended => this with
        {
            AnswerBy = null,
            AwaitsMatches = false,
            Waits = FlowWait.Nothing,
            Variables = ended.Values.Aggregate(Variables, (all, one) => Set(all, one.Name, one.Value)),
        },
        FlowDialed => this with { Waits = FlowWait.Party },
        FlowDialEnded or FlowConnected or FlowResumed => this with { Waits = FlowWait.Nothing },
        FlowTalkEnded => this with { Waits = FlowWait.Nothing, IsAfterTalk = true, Steps = 0 },
        FlowSurveyAnswered => this with { Question = Question + 1, Misses = 0, Waits = FlowWait.Nothing, Keys = PersonalText.Empty },
        _ => this,
    };

    private static ImmutableArray<FlowVariable> Set(ImmutableArray<FlowVariable> all, string name, PersonalText value) =>
        all.RemoveAll(one => one.Name == name).Add(new(name, value));

    /// <summary>The value of a variable that was set.</summary>
    /// <param name="name">Which.</param>
    /// <returns>The value; null when it was not set.</returns>
    public string? ValueOf(string name) => Variables.FirstOrDefault(one => one.Name == name)?.Value.Value;
}

/// <summary>A variable and its value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record FlowVariable(string Name, PersonalText Value);
