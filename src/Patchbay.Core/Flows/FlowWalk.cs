using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>How a walk through a flow leaves it, or rests.</summary>
/// <param name="Queue">The queue step that the caller goes to; null for none.</param>
/// <param name="HangsUp">The step that ends the call; null for none.</param>
/// <param name="ToDefault">True when the caller goes to the default queue.</param>
/// <param name="Callback">The step that has the caller called back; the way goes on after it. Null for none.</param>
/// <param name="Number">The number to call back.</param>
/// <param name="Wish">What the caller needs of routing in that queue; null for nothing in particular.</param>
internal readonly record struct FlowExit(
    QueueStep? Queue = null, HangUpStep? HangsUp = null, bool ToDefault = false, CallbackStep? Callback = null, string? Number = null,
    RoutingWish? Wish = null)
{
    /// <summary>The step that rings somebody; null for none.</summary>
    internal DialStep? Dial { get; init; }

    /// <summary>The step that leads into another flow; null for none.</summary>
    internal TransferStep? Transfer { get; init; }

    /// <summary>True when the call had its talk: it ends as one whose agent hung up.</summary>
    internal bool IsAfterTalk { get; init; }
}

/// <summary>
/// Leads one caller from where they stand to the next step that must wait. It collects the events of that way; the run in it is always
/// what those events make of the one it began with.
/// </summary>
/// <param name="flow">The flow.</param>
/// <param name="start">Where the caller stands.</param>
/// <param name="facts">What is known of the caller.</param>
/// <param name="now">The instant.</param>
internal sealed partial class FlowWalk(FlowDefinition flow, FlowRun start, FlowFacts facts, DateTimeOffset now)
{
    /// <summary>Steps without a key of the caller after which a flow counts as running in a circle.</summary>
    internal const int MostSteps = 200;

    /// <summary>When a prompt counts as said although nobody told: longer than any that somebody listens to.</summary>
    private static readonly TimeSpan LongestPrompt = TimeSpan.FromMinutes(5);

    private readonly List<ExchangeEvent> events = [];
    private FlowRun run = start;

    /// <summary>The flow that the caller is in: the one of the beginning, until a step leads into another.</summary>
    internal FlowDefinition Flow => flow;

    /// <summary>What is known of the caller.</summary>
    internal FlowFacts Facts => facts;

    /// <summary>What happened on the way.</summary>
    internal IReadOnlyList<ExchangeEvent> Events => events;

    /// <summary>Goes to a step and on from there.</summary>
    /// <param name="name">The step; null for the default queue.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? GoTo(string? name)
    {
        while (true)
        {
            if (name is null) return new(ToDefault: true);
            if (run.Steps >= MostSteps) return Fail(FlowTrouble.TooManySteps, name);
            if (flow.Find(name) is not { } step) return Fail(FlowTrouble.NoSuchStep, name);
            Add(new FlowStepBegan(now, run.Call, step.Name));
            if ((TakesAhead(step, out name, out var taken) ? taken : Begin(step, out name)) is { } rest) return rest.Exit;
        }
    }

    /// <summary>The prompt has been said.</summary>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? PromptEnds()
    {
        var step = flow.Find(run.Step);
        Add(new FlowPromptEnded(now, run.Call, run.Turn, step is AskStep ask ? now + ask.Tries.Wait : null));
        return step switch
        {
            AskStep => null,
            SayStep say => GoTo(say.Next),
            VoicemailStep voicemail => Record(voicemail),
            HangUpStep end => HangUp(end),
            _ => Fail(FlowTrouble.NoSuchStep),
        };
    }

    /// <summary>A caller who went through a queue goes on.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="next">The step.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? Resume(QueueId queue, string next)
    {
        Add(new FlowResumed(now, run.Call, queue));
        return GoTo(next);
    }

    /// <summary>
    /// The caller goes on in another flow, with the variables of this one. Its steps count on, so that two flows that lead to each other are
    /// cut like one that runs in a circle.
    /// </summary>
    /// <param name="version">The version that takes the caller.</param>
    /// <param name="theirs">What that flow may know of the caller.</param>
    /// <param name="first">Its step.</param>
    /// <returns>How it is left; null when it waits.</returns>
    internal FlowExit? Enter(PublishedFlow version, FlowFacts theirs, string first)
    {
        (flow, facts) = (version.Definition, theirs);
        Add(new FlowTransferred(now, run.Call, flow.Flow, version.Version));
        return GoTo(first);
    }

    /// <summary>The flow that a step leads into is not there.</summary>
    /// <param name="step">The step.</param>
    /// <returns>How the flow is left; null when it waits.</returns>
    internal FlowExit? HasNoFlow(TransferStep step)
    {
        var lost = Fail(FlowTrouble.NoSuchFlow);
        return step.Failed is null ? lost : GoTo(step.Failed);
    }

    private Rest? Begin(FlowStep step, out string? next)
    {
        next = null;
        switch (step)
        {
            case AnswerStep answer:
                Add(new FlowAnswered(now, run.Call));
                next = answer.Next;
                return null;
            case SayStep { Prompt.IsEmpty: true } say:
                next = say.Next;
                return null;
            case SetStep set:
                foreach (var one in set.Values) Keep(one.Variable, facts.Fill(one.Value, run, flow), set.Travels);
                next = set.Next;
                return null;
            case BranchStep branch:
                next = Choose(branch);
                return null;
            case HoursStep hours:
                next = hours.At(now, facts.IsEmergency);
                return null;
            case LookupStep lookup: return new(BeginLookup(lookup));
            case TransferStep transfer: return new(new FlowExit { Transfer = transfer });
            case DialStep { Extension: { } typed } dial:
                if (dial.To(facts.Fill(typed, run, flow)) is { } found) return new(new FlowExit { Dial = found });
                next = dial.UnknownWay;
                return null;
            case DialStep dial: return new(new FlowExit { Dial = dial, Number = dial.Number is { } number ? facts.Fill(number, run, flow) : null });
            case RecordStep record:
                Add(new FlowRecordingChosen(now, run.Call, record.Wish));
                next = record.Next;
                return null;
            case CallbackStep callback: return new(new(Callback: callback, Number: facts.Fill(callback.Number, run, flow)));
            case QueueStep queue when facts.LoadOf is { } load && queue.InsteadAt(load(queue.Queue)) is { } instead:
                next = instead;
                return null;
            case QueueStep queue: return new(new(Queue: queue, Wish: WishOf(queue)));
            case HangUpStep { Prompt.IsEmpty: true } end: return new(HangUp(end));
            case VoicemailStep { Prompt.IsEmpty: true } voicemail:
                Record(voicemail);
                return new(null);
            case SayStep or AskStep or HangUpStep or VoicemailStep:
                Say(FlowWords.Prompt);
                return new(null);
            default: throw new InvalidOperationException($"No rule follows {step.GetType().Name}.");
        }
    }

    private string? Choose(BranchStep branch)
    {
        foreach (var one in branch.Cases)
        {
            if (one.When.All(condition => condition.Holds(facts.ValueOf(condition.Variable, run, flow)))) return one.To;
        }

        return branch.Else;
    }

    private FlowExit HangUp(HangUpStep step) => new(HangsUp: step) { IsAfterTalk = run.IsAfterTalk };

    private void Say(FlowWords words) => Add(new FlowPromptBegan(now, run.Call, run.Turn + 1, words, now + LongestPrompt));

    private void Set(string variable, string value) => Add(new FlowVariableSet(now, run.Call, variable, PersonalText.Of(value)));

    /// <summary>What is too long to travel stays in the flow.</summary>
    private void Keep(string variable, string value, bool travels)
    {
        Set(variable, value);
        var kept = new CallVariable(variable, PersonalText.Of(value));
        if (travels && kept.IsWellFormed) Add(new CallVariablesSet(now, run.Call, [kept]));
    }

    /// <summary>A flow that is cut before its first step began is told by the one that it was to begin with.</summary>
    private FlowExit? Fail(FlowTrouble trouble, string next = "")
    {
        Add(new FlowFailed(now, run.Call, run.Step.Length > 0 ? run.Step : next, trouble, run.Flow));
        return new(ToDefault: true);
    }

    private void Add(CallEvent e)
    {
        events.Add(e);
        run = run.After(e);
    }

    /// <summary>A step at which the way rests: the flow is left, or waits.</summary>
    private readonly record struct Rest(FlowExit? Exit);
}
