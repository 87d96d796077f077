using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Tests.Journal;

/// <summary>Makes a command out of a number: mostly one that fits the state, sometimes a late, wrong or repeated one.</summary>
internal static class CommandDice
{
    private const int People = 3;

    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(3)];

    /// <summary>How much time passes before the command of a number.</summary>
    internal static TimeSpan WaitBefore(int roll) => Waits[Face(ref roll, Waits.Length)];

    internal static ExchangeCommand Throw(ExchangeState state, int roll)
    {
        Face(ref roll, Waits.Length);
        var kind = Face(ref roll, 24);
        var agent = new AgentId(Id(1, Face(ref roll, People)));
        var queue = new QueueId(Id(2, Face(ref roll, 2)));
        var call = CallOf(state, agent, ref roll);
        return kind switch
        {
            0 => new ConfigureQueue(queue, Settings(ref roll)),
            1 => new ConfigureEntryPoint(roll % 3 == 0 ? new(EntryPoint.AnyNumber, null, "sip:door@example.com", true) : new("100", queue)),
            2 => new AddAgent(agent, PersonalText.Of("Agent"), roll % 2 == 0 ? [queue] : [queue, new(Id(2, 0))]),
            3 or 4 or 5 => new ReportPanelConnected(agent),
            6 => new ReportPanelLost(agent),
            7 or 8 or 9 => new ChoosePresence(agent, roll % 5 == 0 ? new(PresenceKind.NotReady, "Lunch") : Presence.Available),
            10 or 11 or 12 => new ArriveCall(
                NewCall(state), PersonalText.Of("+4670"), PersonalText.Empty, roll % 3 == 0 ? "7" : "100", PersonalText.Of("dialog")),
            13 => new DialCall(state.Calls.ContainsKey(call) ? call : NewCall(state), agent, PersonalText.Of("112"), null),
            _ => InCall(state, call, agent, kind, roll),
        };
    }

    private static ExchangeCommand InCall(ExchangeState state, InteractionId call, AgentId agent, int kind, int roll)
    {
        var known = state.Calls.GetValueOrDefault(call);
        var leg = new LegId(call, 1 + Face(ref roll, known?.Legs.Count + 1 ?? 1));
        return kind switch
        {
            14 or 15 => new AcceptOffer(known?.Offer ?? new(call, 1), agent),
            16 => roll % 3 == 0 ? new DeclineOffer(known?.Offer ?? new(call, 1), agent) : new ReportLegRinging(leg),
            17 => roll % 4 == 0 ? new ReportLegMoved(leg, PersonalText.Of("moved")) : new ReportLegAnswered(leg, PersonalText.Of("tags")),
            18 => new ReportLegEnded(leg, (EndCause)(roll % 7), new(1, 0, 1, null)),
            19 => new ReportAgentAudio(leg, roll % 3 != 0),
            20 => roll % 2 == 0 ? new HoldCall(call, agent) : new RetrieveCall(call, agent),
            21 => roll % 2 == 0 ? new HangUpCall(call, agent) : new ReportRecordingFinished(call, TimeSpan.FromSeconds(2), 2, "00"),
            22 when roll % 3 == 0 => new FinishWrapUp(call, agent, "Resolved", PersonalText.Of("n")),
            22 => new WriteNotes(call, agent, PersonalText.Of("n" + (roll % 5))),
            _ => Rarely(call, agent, leg, roll),
        };
    }

    private static ExchangeCommand Rarely(InteractionId call, AgentId agent, LegId leg, int roll) => (roll % 6) switch
    {
        0 => new RecoverSite(),
        1 => new MuteAgent(call, agent, roll % 4 == 1),
        2 => new SendDigits(call, agent, PersonalText.Of("1")),
        3 => new ReportDigit(leg, '1'),
        4 => new AttachMatches(call, [new(new("Contact", "003000000000001"), PersonalText.Of("Kim"), PersonalText.Empty, "Contact.Phone")]),
        _ => new ConfigureSite(SiteSettings.Standard with { HoldReminder = TimeSpan.FromSeconds(30 + (roll % 50)) }),
    };

    private static QueueSettings Settings(ref int roll) => QueueSettings.Standard("Queue") with
    {
        WrapUpLimit = TimeSpan.FromSeconds(30 * Face(ref roll, 2)),
        WaitLimit = TimeSpan.FromMinutes(1 + (4 * Face(ref roll, 2))),
        Records = Face(ref roll, 2) == 0,
    };

    /// <summary>Mostly the agent's own call, else one of those that are open, else one that never was.</summary>
    private static InteractionId CallOf(ExchangeState state, AgentId agent, ref int roll)
    {
        var which = Face(ref roll, 8);
        if (which > 2 && state.Agents.GetValueOrDefault(agent)?.Call is { } own) return own;
        return which > 0 && state.Calls.Count > 0 ? state.Calls.Keys.Order().ElementAt(Face(ref roll, state.Calls.Count)) : new(Id(3, 0));
    }

    private static InteractionId NewCall(ExchangeState state) => new(Id(3, (int)state.Sequence + 1));

    private static Guid Id(int kind, int number) => new(kind, (short)number, 0, [0, 0, 0, 0, 0, 0, 0, 7]);

    private static int Face(ref int roll, int faces)
    {
        var face = roll % faces;
        roll /= faces;
        return face;
    }
}
