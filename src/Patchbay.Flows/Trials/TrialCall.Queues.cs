using System.Collections.Immutable;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Flows.Trials;

/// <content>Who is at work in a trial, and who waits already. Nobody takes a call unless the caller's row says so.</content>
public sealed partial class TrialCall
{
    private static readonly AgentId helper = new(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    private int others;

    /// <summary>An agent comes who can do what the caller needs, and takes the call.</summary>
    /// <returns>False when the caller does not wait in a queue.</returns>
    internal bool AgentAnswers()
    {
        if (State is not { Phase: CallPhase.Waiting, Queue: { } queue }) return false;
        Do(new SetAgentQueues(helper, [queue], true));
        Do(new ChoosePresence(helper, Presence.Available));
        Do(new SetAgentSkills(helper, [.. State.Needs.SelectMany(need => need.AnyOf).DistinctBy(skill => skill.Skill).Select(skill => skill with { Level = SkillLevel.Highest })]));
        if (State.Offer is { } offer) Do(new AcceptOffer(offer, helper));
        return State.Phase is CallPhase.Connected;
    }

    private void OpenQueues(TrialCaller caller)
    {
        foreach (var agent in flow.Agents.Distinct()) Staff(agent, [], Presence.Available);
        Staff(helper, [.. queues.Where(queue => caller.Find(queue.Value) is not { IsStaffed: false }).Select(queue => queue.Key)], new(PresenceKind.NotReady, "Trial"));
        foreach (var (queue, name) in queues)
        {
            if (caller.Find(name) is not { } found) continue;
            Fill(queue, found.Waiting ?? flow.Steps.OfType<QueueStep>().Where(step => step.Queue == queue).Max(step => step.Crowd?.FullAt) ?? 0);
            if (found.WaitMinutes is { } minutes) Pace(exchange.State.Queues[queue], minutes);
        }
    }

    /// <summary>Calls were taken before, at the pace by which a caller who comes now is told this wait.</summary>
    private static void Pace(QueueState queue, int minutes) =>
        queue.Pace = (minutes == 0 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(minutes)) / (queue.Waiting.Count + 1);

    /// <summary>Others came before.</summary>
    private void Fill(QueueId queue, int waiting)
    {
        const string Number = "others";
        if (waiting > 0) Do(new ConfigureEntryPoint(new(Number, queue)));
        for (var i = 0; i < waiting; i++)
            Do(new ArriveCall(new(new Guid(3, (short)others++, 0, [0, 0, 0, 0, 0, 0, 0, 1])), PersonalText.Empty, PersonalText.Empty, Number, PersonalText.Of("other")));
    }

    private void Staff(AgentId agent, ImmutableArray<QueueId> theirs, Presence presence)
    {
        Do(new AddAgent(agent, PersonalText.Empty, theirs));
        Do(new ReportPanelConnected(agent));
        Do(new ChoosePresence(agent, presence));
    }
}
