using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Flows;

/// <summary>
/// Walks a caller through a flow without audio: in an exchange of its own, with a clock of its own and no agents, so that it follows the same
/// rules as a real call and touches none.
/// </summary>
internal sealed class FlowTrial
{
    /// <summary>More than anybody follows by hand; a queue without a limit ends here too.</summary>
    private const int MostTimers = 200;

    private static readonly InteractionId Call = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
    private static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;

    private readonly SiteExchange exchange = new(new());
    private readonly IReadOnlyDictionary<QueueId, string> queues;
    private readonly List<FlowTrialLine> lines = [];
    private DateTimeOffset now = Beginning;
    private string? step;

    private FlowTrial(IReadOnlyDictionary<QueueId, string> queues) => this.queues = queues;

    /// <summary>Lets a caller go through a flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="queues">The queues that it may name.</param>
    /// <param name="caller">The caller's number.</param>
    /// <param name="moves">What the caller does each time the flow waits.</param>
    /// <returns>What the caller met.</returns>
    internal static FlowTrialAnswer Run(FlowDefinition flow, IReadOnlyDictionary<QueueId, string> queues, string caller, IEnumerable<string> moves)
    {
        var trial = new FlowTrial(queues);
        trial.Begin(flow, caller);
        foreach (var move in moves)
        {
            if (trial.Awaits is FlowTrialWait.Nothing) break;
            trial.Move(move);
        }

        return new([.. trial.lines], trial.Awaits, []);
    }

    private FlowTrialWait Awaits => !exchange.State.Calls.TryGetValue(Call, out var call) || call.Phase is CallPhase.Ended ? FlowTrialWait.Nothing
        : call.Phase is CallPhase.InFlow ? FlowTrialWait.Key
        : FlowTrialWait.Agent;

    private void Begin(FlowDefinition flow, string caller)
    {
        foreach (var (queue, name) in queues) Do(new ConfigureQueue(queue, QueueSettings.Standard(name)));
        foreach (var agent in flow.Agents) Do(new AddAgent(agent, PersonalText.Empty, []));
        Do(new PublishFlow(flow with { Numbers = ["try"] }, "trial"));
        Do(new ArriveCall(Call, PersonalText.Of(caller), PersonalText.Of(""), "try", PersonalText.Of("trial")));
        GoOn();
    }

    private void Move(string move)
    {
        var leg = exchange.State.Calls[Call].CustomerLeg.Id;
        switch (move)
        {
            case "wait":
                Note(FlowTrialKind.Does, "wait");
                Wait();
                break;
            case "hang-up":
                Note(FlowTrialKind.Does, "hang-up");
                Do(new ReportLegEnded(leg, EndCause.CustomerHungUp, null));
                break;
            default:
                Note(FlowTrialKind.Does, move);
                foreach (var key in move.Where(key => char.IsAsciiDigit(key) || key is '*' or '#')) Do(new ReportDigit(leg, key));
                break;
        }

        GoOn();
    }

    /// <summary>Time passes until something comes of it.</summary>
    private void Wait()
    {
        var before = lines.Count;
        for (var fired = 0; fired < MostTimers && lines.Count == before && exchange.State.Timers.Next is { } timer; fired++)
        {
            if (timer.Due > now) now = timer.Due;
            Do(new FireTimer(timer.Key));
        }
    }

    /// <summary>Prompts are said to their end, as long as the flow waits for nothing else.</summary>
    private void GoOn()
    {
        while (exchange.State.FlowRuns.TryGetValue(Call, out var run) && run.Waits is FlowWait.Prompt)
        {
            var says = lines.LastOrDefault(line => line.Kind is FlowTrialKind.Hears)?.Words ?? "";
            now += TimeSpan.FromSeconds(1 + (says.Length / 15));
            Do(new ReportPromptFinished(exchange.State.Calls[Call].CustomerLeg.Id, run.Turn));
        }
    }

    private void Do(ExchangeCommand command)
    {
        var result = exchange.Execute(command, now);
        if (result.Refusal is { } refusal)
        {
            Note(FlowTrialKind.Trouble, refusal.Message);
            return;
        }

        foreach (var e in result.Value.Events) Tell(e, result.Value);
    }

    private void Tell(ExchangeEvent e, Outcome outcome)
    {
        switch (e)
        {
            case FlowStepBegan began:
                step = began.Step;
                Note(FlowTrialKind.Step, began.Step);
                break;
            case FlowPromptBegan:
                var says = outcome.Plans.SelectMany(plan => plan.Legs).Select(leg => leg.Hears.Says).OfType<Announcement>().LastOrDefault();
                Note(FlowTrialKind.Hears, says is null ? "" : string.Join(' ', says.Parts.Select(part => part.Text.Length > 0 ? part.Text : $"[{part.Recording}]")));
                break;
            case CallQueued queued:
                Note(FlowTrialKind.Queue, queues.GetValueOrDefault(queued.Queue, ""));
                break;
            case FlowFailed failed:
                Note(FlowTrialKind.Trouble, failed.Trouble.ToString());
                break;
            case CallEnded ended:
                step = null;
                Note(FlowTrialKind.End, ended.Cause.ToString());
                break;
        }
    }

    private void Note(FlowTrialKind kind, string words) => lines.Add(new((int)(now - Beginning).TotalSeconds, kind, step, words));
}
