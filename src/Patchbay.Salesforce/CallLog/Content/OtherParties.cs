using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>Words who else was in a call: to whom it was passed on, to whom its flow put it through, and who was taken into it.</summary>
/// <param name="names">What agents and queues are called.</param>
internal sealed class OtherParties(CallNames names)
{
    /// <summary>One line for each time: <c>Passed on to 0701000200</c>, <c>Passed on to the queue Sales</c>; and one for all: <c>In conference with Kim Holm, 0701000200</c>.</summary>
    /// <param name="events">All events of one call, in order.</param>
    internal IEnumerable<string> Lines(IReadOnlyList<ExchangeEvent> events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is CallTransferred to) yield return $"Passed on to {TargetOf(to, events, i)}{(to.WasLost ? ", when the agent's connection was lost" : "")}";
            if (events[i] is FlowConnected { Agent: null } connected) yield return $"Connected to {NumberOf(connected.Leg, events)}";
        }

        var company = events.OfType<PartyAdded>().Select(added => added.Agent is { } agent ? names.Of(agent) ?? "(erased)" : NumberOf(added.Leg, events)).Distinct().ToList();
        if (company.Count > 0) yield return $"In conference with {string.Join(", ", company)}";
    }

    private string TargetOf(CallTransferred to, IReadOnlyList<ExchangeEvent> events, int at) => to switch
    {
        { ToAgent: { } agent } => names.Of(agent) ?? "(erased)",
        { To: { } leg } => NumberOf(leg, events),
        // Where a call goes that nobody took over stands in what was decided with it.
        _ => events.Skip(at + 1).Select((e, i) => PlaceOf(e, events, at + 1 + i)).FirstOrDefault(place => place is not null) ?? "others",
    };

    private string? PlaceOf(ExchangeEvent e, IReadOnlyList<ExchangeEvent> events, int at) => e switch
    {
        CallQueued queued => $"the queue {names.Of(queued.Queue) ?? queued.Queue.ToString()}",
        FlowEntered flow => $"the call flow {flow.Flow.Name}{(events.ElementAtOrDefault(at + 1) is FlowStepBegan began ? $", step {began.Step}" : "")}",
        _ => null,
    };

    private static string NumberOf(LegId leg, IReadOnlyList<ExchangeEvent> events) =>
        events.Select(e => e switch
        {
            PartyDialed dialed when dialed.Leg == leg => dialed.Number.Value,
            FlowDialed dialed when dialed.Leg == leg => dialed.Target?.Value,
            _ => null,
        }).LastOrDefault(number => number is not null) ?? "(erased)";
}
