using Patchbay.Core.Agents;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Offers;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Exchange;

/// <summary>
/// Turns a command into events, or refuses it. It reads the state and changes nothing; what it returns is applied by the exchange.
/// A report that comes late or twice gives no events: edges may repeat themselves.
/// </summary>
/// <param name="state">The state to decide on.</param>
internal sealed partial class Decider(ExchangeState state)
{
    private static readonly ExchangeEvent[] Nothing = [];

    /// <summary>Decides on one command.</summary>
    /// <param name="command">What is asked or reported.</param>
    /// <param name="now">The instant; not before the last event.</param>
    /// <returns>The events, possibly none, or the refusal.</returns>
    internal Result<ExchangeEvent[]> Decide(ExchangeCommand command, DateTimeOffset now) => command switch
    {
        ConfigureQueue c => Configure(c, now),
        ConfigureEntryPoint c => Configure(c, now),
        ConfigureSite c => Configure(c, now),
        PublishFlow c => Publish(c, now),
        UseFlowVersion c => Use(c, now),
        SwitchEmergency c => Switch(c, now),
        AddAgent c => Add(c, now),
        SetAgentSkills c => Set(c, now),
        SetAgentQueues c => Set(c, now),
        ChoosePresence c => Choose(c, now),
        ReportPanelConnected c => PanelCame(c, now),
        ReportPanelLost c => PanelWent(c, now),
        ForcePresence c => Force(c, now),
        AcceptOffer c => Accept(c, now),
        DeclineOffer c => Decline(c, now),
        ReportDeskPhoneRings c => Rings(c, now),
        ArriveCall c => Arrive(c, now),
        DialCall c => Dial(c, now),
        AskCallback c => Ask(c, now),
        MoveCaller c => Move(c, now),
        CallCommand c => OnCall(c, now),
        MessageCommand c => OnMessage(c, now),
        FireTimer c => Fire(c.Timer, now),
        RecoverSite c => Recover(c, now),
        ResumeOffers => Nothing,
        _ => throw new ArgumentException($"No rule decides on {command.GetType().Name}.", nameof(command)),
    };

    private Result<ExchangeEvent[]> Configure(ConfigureQueue c, DateTimeOffset now)
    {
        if (c.Settings.Fault is { } fault) return Refusals.BadQueue(c.Settings.Name, fault);
        var known = state.Queues.GetValueOrDefault(c.Queue)?.Settings;
        if (known is not null && QueueSettings.Same(known, c.Settings)) return Nothing;
        return new ExchangeEvent[] { new QueueConfigured(now, c.Queue, c.Settings) }
            .Concat(HoursChange(c.Queue, c.Settings.Callbacks ?? CallbackRules.Standard, now)).ToArray();
    }

    private static bool Same(EntryPoint a, EntryPoint b) => a with { Wish = b.Wish } == b && RoutingWish.Same(a.Wish, b.Wish);

    private static bool Same(SiteSettings a, SiteSettings b) =>
        a with { Dispositions = b.Dispositions } == b && a.Dispositions.AsSpan().SequenceEqual(b.Dispositions.AsSpan());

    private Result<ExchangeEvent[]> Configure(ConfigureEntryPoint c, DateTimeOffset now)
    {
        var isInside = c.EntryPoint.Queue is { } queue ? state.Queues.ContainsKey(queue) : c.EntryPoint.Flow is not null;
        if (c.EntryPoint.Dnis.Length == 0 || isInside == c.EntryPoint.ForwardTo is not null) return Refusals.BadEntryPoint;
        if (c.EntryPoint.Wish is { IsWellFormed: false }) return Refusals.BadSkills;
        if (c.KeepsKnown && state.EntryPoints.ContainsKey(c.EntryPoint.Dnis)) return Nothing;
        return state.EntryPoints.GetValueOrDefault(c.EntryPoint.Dnis) is { } known && Same(known, c.EntryPoint)
            ? Nothing
            : [new EntryPointConfigured(now, c.EntryPoint)];
    }

    private Result<ExchangeEvent[]> Configure(ConfigureSite c, DateTimeOffset now)
    {
        var s = c.Settings;
        var shortest = new[] { s.DialLimit, s.PanelReturn, s.AudioReturn, s.HoldReminder, s.CallLimit, s.ClosingLimit }.Min();
        if (shortest < TimeSpan.FromSeconds(1) || s.WrapUpLimit < TimeSpan.Zero) return Refusals.BadSettings;
        if (s.ParkLimit < TimeSpan.FromSeconds(1) || s.AskLimit < TimeSpan.FromSeconds(1)) return Refusals.BadSettings;
        return Same(state.Settings, s) ? Nothing : [new SiteConfigured(now, s)];
    }

    private Result<ExchangeEvent[]> Add(AddAgent c, DateTimeOffset now)
    {
        if (!state.Agents.TryGetValue(c.Agent, out var agent)) return new ExchangeEvent[] { new AgentAdded(now, c.Agent, c.Name, c.Queues) };
        if (agent.QueuesChosen && !c.Insists) return Nothing;
        return agent.Queues.AsSpan().SequenceEqual(c.Queues.AsSpan()) ? Nothing : [new AgentQueuesChanged(now, c.Agent, c.Queues)];
    }

    private Result<ExchangeEvent[]> Choose(ChoosePresence c, DateTimeOffset now)
    {
        if (!state.Agents.TryGetValue(c.Agent, out var agent)) return Refusals.UnknownAgent;
        var chosen = c.Presence;
        if (chosen.Kind is PresenceKind.NotReady && (string.IsNullOrWhiteSpace(chosen.Reason) || chosen.Reason.Length > Presence.LongestReason))
            return Refusals.ReasonMissing;
        if (chosen.Kind is not PresenceKind.NotReady) chosen = new(chosen.Kind);
        if (chosen.Kind is PresenceKind.Available && !agent.PanelConnected) return Refusals.NoPanel;
        return agent.Presence == chosen ? Nothing : [new PresenceChanged(now, c.Agent, chosen, PresenceCause.Chosen)];
    }

    private Result<ExchangeEvent[]> PanelCame(ReportPanelConnected c, DateTimeOffset now) =>
        !state.Agents.TryGetValue(c.Agent, out var agent) ? Refusals.UnknownAgent
        : agent.PanelConnected ? Nothing
        : new ExchangeEvent[] { new PanelConnected(now, c.Agent) };

    private Result<ExchangeEvent[]> PanelWent(ReportPanelLost c, DateTimeOffset now) =>
        state.Agents.TryGetValue(c.Agent, out var agent) && agent.PanelConnected
            ? new ExchangeEvent[] { new PanelLost(now, c.Agent, now + state.Settings.PanelReturn) }
            : Nothing;

    private CallState? InvitedCall(OfferId offer, AgentId agent) =>
        state.Calls.TryGetValue(offer.Call, out var call) && call.Invitation is { } asked && asked.Offer == offer && asked.Agent == agent ? call : null;

    private CallState? OfferedCall(OfferId offer, AgentId agent) =>
        state.Calls.TryGetValue(offer.Call, out var call) && call.Rings.Any(ring => ring.Offer == offer && ring.Agent == agent) ? call : null;

    private Result<ExchangeEvent[]> Accept(AcceptOffer c, DateTimeOffset now) =>
        OfferedCall(c.Offer, c.Agent) is { } call
            ? Shut(call, now) ?? Events(
            [
                .. Withdrawn(call, now, but: c.Offer),
                new OfferAccepted(now, c.Offer, c.Agent, call.NextLeg, now + state.Settings.AudioReturn),
                call.AwaitsCallback ? Dialed(call, now) : null,
                PausedByFlow(call, now),
            ])
            : InvitedCall(c.Offer, c.Agent) is { } invited ? Join(invited, now)
            : Refusals.OfferGone;

    private Result<ExchangeEvent[]> Rings(ReportDeskPhoneRings c, DateTimeOffset now) =>
        OfferedCall(c.Offer, c.Agent) is null && InvitedCall(c.Offer, c.Agent) is null ? Nothing : One(new DeskPhoneRang(now, c.Offer, c.Agent, c.Dialog));

    private Result<ExchangeEvent[]> Decline(DeclineOffer c, DateTimeOffset now) =>
        InvitedCall(c.Offer, c.Agent) is { } invited ? NotTaken(invited, InvitationOutcome.Declined, now)
            : OfferedCall(c.Offer, c.Agent) is null ? Refusals.OfferGone
            : new ExchangeEvent[]
            {
                new OfferEnded(now, c.Offer, c.Agent, OfferOutcome.Declined),
                NotReady(c.Agent, Presence.DeclinedCall, PresenceCause.Declined, now),
            };
}
