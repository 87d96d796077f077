using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Flows.Trials;

/// <summary>
/// One caller in a flow, without audio: in an exchange of its own, with a clock of its own and no agents, so that it follows the same rules
/// as a real call and touches none.
/// </summary>
public sealed partial class TrialCall
{
    /// <summary>More than anybody follows by hand; a queue without a limit ends here too.</summary>
    private const int MostTimers = 200;

    private const int LettersInSecond = 15;

    private const string AnyNumber = "*";

    private const string MessageFor = "for ";

    internal static readonly InteractionId Call = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    private readonly SiteExchange exchange = new(new());
    private readonly FlowDefinition flow;
    private readonly TrialNames names;
    private readonly IReadOnlyDictionary<QueueId, string> queues;
    private readonly List<FlowTrialLine> lines = [];
    private readonly List<string> heard = [];
    private readonly DateTimeOffset beginning;
    private DateTimeOffset now;
    private string? step;
    private int turn;
    private Mailbox? box;
    private QueueId? callback;

    /// <summary>Lets a caller call.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="names">What those are called whom it names.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="first">What the caller will do first; null when that is not known yet, and everything is heard to its end.</param>
    public TrialCall(FlowDefinition flow, TrialNames names, TrialCaller caller, string? first = null)
    {
        (this.flow, this.names, queues) = (flow, names, names.Queues);
        beginning = now = caller.At;
        foreach (var (queue, name) in queues) Do(new ConfigureQueue(queue, QueueSettings.Standard(name)));
        OpenQueues(caller);
        foreach (var other in OtherFlows) Do(StandInFor(other));
        // Its own numbers too: a step that dials one fails here as it will.
        Do(new PublishFlow(flow with { Numbers = [.. flow.Numbers.Where(number => number != AnyNumber), "trial"] }, "trial"));
        Do(new ArriveCall(Call, PersonalText.Of(caller.From), PersonalText.Empty, "trial", PersonalText.Of("trial"), Trunk: caller.Trunk));
        Listen(first);
    }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<FlowTrialLine> Lines => lines;

    /// <summary>Everything that was said, phrase by phrase.</summary>
    public IReadOnlyList<string> Heard => heard;

    /// <summary>What the flow waits for now.</summary>
    public FlowTrialWait Awaits => State switch
    {
        null or { IsLive: false } => FlowTrialWait.Nothing,
        { Phase: CallPhase.InFlow } => Run?.Waits switch { FlowWait.Answer => FlowTrialWait.Answer, FlowWait.Party => FlowTrialWait.Party, _ => FlowTrialWait.Key },
        { Phase: CallPhase.Connected } => FlowTrialWait.Talk,
        _ => FlowTrialWait.Agent,
    };

    /// <summary>Where the caller is: <c>queue Sales</c>, <c>in main</c>, <c>hung up</c>.</summary>
    public string Place => State switch
    {
        { IsLive: true, Phase: CallPhase.InFlow } when IsElsewhere => "flow " + Run!.Flow.Name,
        { IsLive: true, Phase: CallPhase.InFlow } => "in " + Run?.Step,
        { IsLive: true, Phase: CallPhase.Connected } => "talking",
        { IsLive: true, Queue: { } queue } => "queue " + queues[queue],
        { IsLive: true } => "waits",
        _ when callback is { } back => "callback " + queues[back],
        _ when box is not null => "message " + (box.Queue is { } queue ? queues[queue] : MessageFor + names.Of(box.Agent!.Value)),
        { EndCause: EndCause.Busy } => "busy",
        { EndCause: EndCause.FlowHungUp or EndCause.WaitedTooLong or EndCause.AgentHungUp } => "hung up",
        _ => "gone",
    };

    /// <summary>True while the caller leaves a message that nothing has ended.</summary>
    internal bool Speaks => State is { IsLive: true, Phase: CallPhase.InFlow } && Run is { Waits: FlowWait.Message };

    /// <summary>The same with what is asked of routing: <c>queue Sales priority 3 needs billing:2</c>.</summary>
    public string PlaceAndWish => Place + (State is { IsLive: true, Phase: CallPhase.Waiting, Wish: { } wish } ? WishOf(wish) : "");

    internal CallState? State => exchange.State.Calls.GetValueOrDefault(Call);

    internal FlowRun? Run => exchange.State.FlowRuns.GetValueOrDefault(Call);

    /// <summary>Does one thing.</summary>
    /// <param name="deed">Keys, <c>waits</c>, <c>waits 2m</c>, <c>hangs up</c>, or what others do: <c>finds Rating is Gold</c>.</param>
    /// <param name="then">What is done after it; null when that is not known yet.</param>
    /// <returns>Null when it was done; otherwise why it could not be.</returns>
    public string? Act(string deed, string? then = null)
    {
        if (State is not { IsLive: true }) return $"the call was over before \"{deed}\"";
        if (TrialDeed.TryRead(deed) is not { } act) return $"\"{deed}\" is nothing a caller does; write keys, early 1, waits, waits 2m or hangs up";
        lines.Add(new(Seconds, FlowTrialKind.Does, step, deed));
        if (act(this) is { } wrong) return wrong;
        Listen(then);
        return null;
    }

    internal void Do(ExchangeCommand command)
    {
        var result = exchange.Execute(command, now);
        if (result.Refusal is { } refusal) Note(FlowTrialKind.Trouble, refusal.Message);
        else Tell(result.Value);
    }

    /// <summary>Time passes until something comes of it.</summary>
    internal void Wait()
    {
        var before = lines.Count;
        for (var fired = 0; fired < MostTimers && lines.Count == before && exchange.State.Timers.Next is { } timer; fired++) Fire(timer.Due, timer.Key);
    }

    /// <summary>Time passes.</summary>
    internal void Wait(TimeSpan time)
    {
        var end = now + time;
        while (exchange.State.Timers.Next is { } timer && timer.Due <= end)
        {
            Fire(timer.Due, timer.Key);
            Listen();
        }

        if (end > now) now = end;
    }

    /// <summary>True while a key ends what is being said.</summary>
    internal bool EndsAtKey =>
        Run is { Waits: FlowWait.Prompt } run && flow.Find(run.Step) is SayStep { CanSkip: true } or AskStep { CanInterrupt: true };

    private int Seconds => (int)(now - beginning).TotalSeconds;

    private void Fire(DateTimeOffset due, TimerKey timer)
    {
        if (due > now) now = due;
        Do(new FireTimer(timer));
    }

    /// <summary>Prompts are said to their end, as long as the flow waits for nothing else, and nobody means to press a key meanwhile.</summary>
    private void Listen(string? then = null)
    {
        while (State is { Phase: CallPhase.InFlow } && Run is { Waits: FlowWait.Prompt } run)
        {
            if (then is not null && TrialDeed.IsEarly(then) && EndsAtKey) return;
            var said = lines.LastOrDefault(line => line.Kind is FlowTrialKind.Hears)?.Words ?? "";
            now += TimeSpan.FromSeconds(1 + (said.Length / LettersInSecond));
            Do(new ReportPromptFinished(State!.CustomerLeg.Id, run.Turn));
        }
    }

    private void Tell(Outcome outcome)
    {
        foreach (var e in outcome.Events) Tell(e, outcome);
    }

    private void Tell(ExchangeEvent e, Outcome outcome)
    {
        switch (e)
        {
            case FlowStepBegan began when !IsElsewhere:
                step = began.Step;
                Note(FlowTrialKind.Step, began.Step);
                break;
            case FlowPromptBegan:
                Hear(outcome.Plans.SelectMany(plan => plan.Legs).Select(leg => leg.Hears.Says).OfType<Announcement>().LastOrDefault());
                break;
            case FlowTransferred transferred:
                step = null;
                Note(FlowTrialKind.Leads, transferred.Flow.Name);
                break;
            case FlowLookupBegan { Question: { } asked }:
                Note(FlowTrialKind.Asks, $"{asked.ObjectName} with {asked.Field} {asked.Value.Value}");
                break;
            case FlowLookupBegan:
                Note(FlowTrialKind.Asks, "the caller's record");
                break;
            case FlowDialed dialed:
                Note(FlowTrialKind.Rings, dialed.Agent is { } agent ? names.Of(agent) : dialed.Target?.Value ?? "");
                break;
            case OfferAccepted or FlowConnected:
                step = null;
                Note(FlowTrialKind.Talks, "");
                break;
            case CallbackAsked asked:
                callback = asked.Queue;
                break;
            case MessageBegan began:
                box = began.Box;
                break;
            case CallQueued queued when queued.Call == Call:
                Note(FlowTrialKind.Queue, queues.GetValueOrDefault(queued.Queue, "") + WishOf(queued.Wish));
                break;
            case FlowValueRefused refused:
                Note(FlowTrialKind.Refuses, $"{refused.Field}{refused.Fault}");
                break;
            case FlowFailed failed:
                Note(FlowTrialKind.Trouble, failed.Trouble.ToString());
                break;
            case CallEnded ended when ended.Call == Call:
                step = null;
                Note(FlowTrialKind.End, ended.Cause.ToString());
                break;
        }
    }

    private static string WishOf(RoutingWish? wish) =>
        (wish is { Priority: not 0 and var points } ? $" priority {points}" : "") + (wish is { Needs.IsDefaultOrEmpty: false } ? $" needs {SkillNeeds.Describe(wish.Needs)}" : "");

    private void Hear(Announcement? says)
    {
        if (says is null || says.Turn == turn) return;
        turn = says.Turn;
        var phrases = says.Parts.Where(part => part.Text.Length > 0 || part.Recording is not null).Select(part => part.Text.Length > 0 ? part.Text : $"({part.Recording})").ToList();
        heard.AddRange(phrases);
        Note(FlowTrialKind.Hears, string.Join(' ', phrases));
    }

    private void Note(FlowTrialKind kind, string words) => lines.Add(new(Seconds, kind, step, words));
}
