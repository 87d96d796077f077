using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Flows.Reading;

namespace Patchbay.Flows.Trials;

/// <summary>Leads scripted callers through a flow in an exchange of its own: the real rules, without audio, with a clock that stands still.</summary>
public sealed class TrialRun
{
    private const int MostSteps = 1000;
    private readonly SiteExchange exchange = new(new());
    private readonly InteractionId call = new(new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
    private readonly List<string> heard = [];
    private readonly IReadOnlyDictionary<QueueId, string> queues;
    private DateTimeOffset now;
    private int turn;
    private Mailbox? box;
    private QueueId? callback;

    private TrialRun(FlowDefinition flow, IReadOnlyDictionary<QueueId, string> queues, DateTimeOffset at)
    {
        this.queues = queues;
        now = at;
        foreach (var (id, name) in queues) Do(new ConfigureQueue(id, QueueSettings.Standard(name)));
        foreach (var agent in flow.Agents) Do(new AddAgent(agent, PersonalText.Empty, []));
        Do(new PublishFlow(flow with { Numbers = ["trial"] }, ""));
    }

    private CallState? State => exchange.State.Calls.GetValueOrDefault(call);

    private FlowRun? Run => exchange.State.FlowRuns.GetValueOrDefault(call);

    /// <summary>Leads one caller through a flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="queues">The queues that it names.</param>
    /// <param name="trial">The caller.</param>
    /// <returns>What came of it.</returns>
    public static FlowTrialResult Of(FlowDefinition flow, IReadOnlyDictionary<QueueId, string> queues, FlowTrial trial)
    {
        var run = new TrialRun(flow, queues, trial.At);
        run.Do(new ArriveCall(run.call, PersonalText.Of(trial.From), PersonalText.Empty, "trial", PersonalText.Empty));
        foreach (var deed in trial.Does)
        {
            if (run.Act(deed) is { } wrong) return new(trial, [.. run.heard], run.Place(), wrong);
        }

        run.Listen();
        return run.Judge(trial);
    }

    private string? Act(string deed)
    {
        Listen();
        if (State is not { IsLive: true } state) return $"the call was over before \"{deed}\"";
        var leg = state.CustomerLeg.Id;
        if (deed == "hangs up") Do(new ReportLegEnded(leg, EndCause.CustomerHungUp, null));
        else if (deed == "waits") Wait(exchange.State.Timers.Next is { } next ? next.Due - now : TimeSpan.Zero);
        else if (deed.StartsWith("waits ", StringComparison.Ordinal) && FlowDuration.TryRead(deed[6..].Trim(), out var time)) Wait(time);
        else if (deed.All(key => "0123456789*#".Contains(key, StringComparison.Ordinal))) Press(leg, deed);
        else return $"\"{deed}\" is nothing a caller does; write keys, waits, waits 2m or hangs up";
        return null;
    }

    private void Press(LegId leg, string keys)
    {
        foreach (var key in keys) Do(new ReportDigit(leg, key));
    }

    /// <summary>Hears everything that is said until a key is asked for.</summary>
    private void Listen()
    {
        for (var i = 0; i < MostSteps && State is { Phase: CallPhase.InFlow } && Run is { Waits: FlowWait.Prompt } run; i++)
            Do(new ReportPromptFinished(State.CustomerLeg.Id, run.Turn));
    }

    private void Wait(TimeSpan time)
    {
        var end = now + time;
        while (exchange.State.Timers.Next is { } timer && timer.Due <= end)
        {
            now = timer.Due > now ? timer.Due : now;
            Do(new FireTimer(timer.Key));
            Listen();
        }

        now = end;
    }

    private void Do(ExchangeCommand command)
    {
        if (exchange.Execute(command, now) is not { Refusal: null } done) return;
        callback = done.Value.Events.OfType<CallbackAsked>().LastOrDefault()?.Queue ?? callback;
        box = done.Value.Events.OfType<MessageBegan>().LastOrDefault()?.Box ?? box;
        var says = done.Value.Plans.SelectMany(plan => plan.Legs).Select(leg => leg.Hears.Says).OfType<Announcement>().LastOrDefault();
        if (says is null || says.Turn == turn) return;
        turn = says.Turn;
        heard.AddRange(says.Parts.Select(part => part.Text.Length > 0 ? part.Text : $"({part.Recording})"));
    }

    private string Place() => State switch
    {
        { IsLive: true, Phase: CallPhase.InFlow } => "in " + Run?.Step,
        { IsLive: true, Queue: { } queue } => "queue " + queues[queue],
        { IsLive: true } => "waits",
        _ when callback is { } back => "callback " + queues[back],
        _ when box is not null => "message " + (box.Queue is { } queue ? queues[queue] : "for an agent"),
        { EndCause: EndCause.Busy } => "busy",
        { EndCause: EndCause.FlowHungUp or EndCause.WaitedTooLong } => "hung up",
        _ => "gone",
    };

    private FlowTrialResult Judge(FlowTrial trial)
    {
        var place = Place();
        var from = 0;
        foreach (var words in trial.Hears)
        {
            var found = heard.FindIndex(from, one => one.Contains(words, StringComparison.OrdinalIgnoreCase));
            if (found < 0) return new(trial, [.. heard], place, $"\"{words}\" was not heard{(from > 0 ? " after the rest" : "")}");
            from = found + 1;
        }

        var fits = place.Equals(trial.Ends, StringComparison.OrdinalIgnoreCase);
        return new(trial, [.. heard], place, fits ? null : $"it ended {place}, not {trial.Ends}");
    }
}
