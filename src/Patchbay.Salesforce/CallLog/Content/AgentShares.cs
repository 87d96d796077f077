using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>What one agent had of a call.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Time">Talk, hold, consult and conference, without the time in which the agent's connection was lost.</param>
internal readonly record struct AgentShare(AgentId Agent, TimeSpan Time);

/// <summary>Tells the agents of a call apart: one may lose the connection and another go on.</summary>
internal static class AgentShares
{
    /// <summary>The shares in the order in which the agents came in; none for a call that nobody took.</summary>
    /// <param name="call">The call.</param>
    /// <param name="events">Its events.</param>
    internal static IReadOnlyList<AgentShare> Of(CallRecord call, IReadOnlyList<ExchangeEvent> events)
    {
        var absent = Absences(events).ToLookup(a => a.Agent, a => a.Time);
        return
        [
            .. call.Segments
                .Where(s => s is { Participant: ParticipantKind.Agent, Agent: not null, IsHandling: true })
                .GroupBy(s => s.Agent!.Value)
                .Select(agent => new AgentShare(agent.Key, Sum(agent.Select(s => (s.To ?? call.EndedAt ?? s.From) - s.From)) - Sum(absent[agent.Key])))
                .Where(share => share.Time > TimeSpan.Zero),
        ];
    }

    /// <summary>From the loss of the audio to the moment at which the agent was given up; one who came back was there.</summary>
    private static IEnumerable<(AgentId Agent, TimeSpan Time)> Absences(IReadOnlyList<ExchangeEvent> events)
    {
        var lostAt = new Dictionary<LegId, DateTimeOffset>();
        foreach (var e in events)
        {
            switch (e)
            {
                case AgentAudioLost lost: lostAt.TryAdd(lost.Leg, lost.At); break;
                case AgentAudioConnected came: lostAt.Remove(came.Leg); break;
                case AgentDropped dropped when lostAt.Remove(dropped.Leg, out var since): yield return (dropped.Agent, dropped.At - since); break;
                case PartyLeft { Agent: { } gone, Cause: EndCause.ConnectionLost } left when lostAt.Remove(left.Leg, out var since):
                    yield return (gone, left.At - since);
                    break;
                case CallTransferred { FromLeg: { } leg } moved when lostAt.Remove(leg, out var since): yield return (moved.From, moved.At - since); break;
            }
        }
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
}
