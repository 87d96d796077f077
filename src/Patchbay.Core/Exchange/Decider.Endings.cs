using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

internal sealed partial class Decider
{
    private Result<ExchangeEvent[]> Ended(CallState call, ReportLegEnded c, DateTimeOffset now)
    {
        if (call.OpenLeg(c.Leg) is not { } leg) return Nothing;
        // A browser that went away may come back: the customer's call is not over.
        if (leg.Kind is LegKind.Browser) return Audio(call, new(c.Leg, false), now);
        var ended = new LegEnded(now, call.Id, c.Leg, c.Cause, c.Quality);
        if (!call.IsLive) return One(ended);
        if (EndedAlone(call, leg, ended, now) is { } goesOn) return goesOn;
        if (call.AwaitsCallback) return AttemptFails(call, c.Cause, now, ended);
        if (leg.Id == call.Forward && AfterTalk(call) is { } next) return Events([ended, .. StaysInFlow(call, leg.Id, null, next, now)]);
        var cause = (call.Phase, leg == call.CustomerLeg) switch
        {
            // Who was helped and hangs up in the survey was not lost.
            (CallPhase.InFlow, _) when state.FlowRuns[call.Id].IsAfterTalk => c.Cause,
            // Whoever hangs up after the tone has said what there was to say.
            (CallPhase.InFlow, _) when IsLeavingMessage(call) => c.Cause,
            (CallPhase.Waiting or CallPhase.Offered or CallPhase.InFlow or CallPhase.Parked, _) => c.Cause is EndCause.MediaLost ? c.Cause : EndCause.Abandoned,
            (CallPhase.Dialing, true) when call.Direction is CallDirection.Inbound => EndCause.Abandoned,
            (CallPhase.Connected, false) => EndCause.ExternalHungUp,
            _ => c.Cause,
        };
        return End(call, cause, now, ended);
    }

    /// <summary>Ends a live call: the offer is withdrawn, after-call work begins where there was talk.</summary>
    private ExchangeEvent[] End(CallState call, EndCause cause, DateTimeOffset now, LegEnded? first = null)
    {
        var events = new List<ExchangeEvent>(4);
        events.AddRange(Withdrawn(call, now));
        if (call.Invitation is not null) events.Add(Ended(call, InvitationOutcome.Withdrawn, now) with { Resumes = false });
        if (first is not null) events.Add(first);
        events.Add(new CallEnded(now, call.Id, cause, now + state.Settings.ClosingLimit));
        events.AddRange(WrapUpsAfter(call, now));
        return [.. events];
    }

    private IEnumerable<WrapUpStarted> WrapUpsAfter(CallState call, DateTimeOffset now)
    {
        if (call is { Offer: null, Agent: { } agent } && WrapUpOf(call, agent, null, now) is { } own) yield return own;
        // Who was only consulted has nothing to finish.
        foreach (var party in call.Parties)
        {
            if (party is { Apart: false, Agent: { } other } && WrapUpOf(call, other, party.Since, now) is { } theirs) yield return theirs;
        }
    }

    private WrapUpStarted? WrapUpOf(CallState call, AgentId agent, DateTimeOffset? since, DateTimeOffset now)
    {
        var limit = call.Queue is { } queue ? state.Queues[queue].Settings.WrapUpLimit : state.Settings.WrapUpLimit;
        // Who called in is not asked whether they were reached: a caller who came by a flow alone has the outcomes of its queue.
        var asked = call.Queue ?? (call.Direction is CallDirection.Inbound ? state.FlowOf(call.Id)?.DefaultQueue : null);
        // A callback that reached nobody ends as any call that was dialled does.
        return limit > TimeSpan.Zero ? new(now, call.Id, agent, now + limit, since, call.AwaitsCallback ? null : asked) : null;
    }

    /// <summary>After-call work of one who leaves a customer to somebody else.</summary>
    private WrapUpStarted? PassedOn(CallState call, AgentId agent, DateTimeOffset since, DateTimeOffset now) =>
        WrapUpOf(call, agent, since, now) is { } work ? work with { PassedOn = true } : null;

    private Result<ExchangeEvent[]> Fire(TimerKey timer, DateTimeOffset now)
    {
        if (!state.Timers.Runs(timer)) return Nothing;
        if (timer.Kind is TimerKind.PanelReturn) return One(ConnectionLost(new(timer.Owner), now));
        if (timer.Kind is TimerKind.WrapUpLimit) return WrapUpRunsOut(new(timer.Owner), now);
        if (timer.Kind is TimerKind.MessageKeep) return MessagesRunOut(new(timer.Owner), now);
        if (timer.Kind is TimerKind.PartyAudio) return PartyStaysAway(new(timer.Owner), now);
        var call = state.Calls[new(timer.Owner)];
        return timer.Kind switch
        {
            TimerKind.OfferExpiry => OfferRunsOut(call, now),
            TimerKind.AudioReturn => AgentVanishes(call, now),
            TimerKind.InvitationLimit => InvitationRunsOut(call, now),
            TimerKind.ParkLimit => ParkRunsOut(call, now),
            TimerKind.RecordingPause => One(new RecordingResumed(now, call.Id, null)),
            TimerKind.RoutingStep => Widen(call, now),
            TimerKind.MatchWait => One(Weigh(call, null, now)),
            TimerKind.WaitAnnouncement => One(Announce(call, now)),
            TimerKind.PreferenceEnd => One(new PreferenceEnded(now, call.Id)),
            TimerKind.QueueLimit => WaitedTooLong(call, now),
            TimerKind.FlowLimit => FlowTimeIsUp(call, now),
            TimerKind.CallbackDue => Due(call, now),
            TimerKind.CallbackHours => HoursEnd(call, now),
            TimerKind.DialLimit => call.AwaitsCallback ? AttemptFails(call, EndCause.NoAnswer, now) : End(call, EndCause.NoAnswer, now),
            TimerKind.HoldReminder => One(new HoldReminded(now, call.Id, now + state.Settings.HoldReminder)),
            TimerKind.CallLimit => End(call, EndCause.TooLong, now),
            TimerKind.ClosingLimit => Close(call, now),
            _ => throw new InvalidOperationException($"No rule fires {timer.Kind}."),
        };
    }

    private Result<ExchangeEvent[]> OfferRunsOut(CallState call, DateTimeOffset now)
    {
        var expired = call.Rings.Select(ring => new OfferEnded(now, ring.Offer, ring.Agent, OfferOutcome.Expired));
        // Where all ring, nobody in particular missed it, and a team that is away for a minute must not be gone for good.
        return call.RingsAll ? expired.ToArray<ExchangeEvent>() : [.. expired, NotReady(call.Agent!.Value, Presence.MissedCall, PresenceCause.RingNoAnswer, now)];
    }

    /// <summary>Ends the rings of a call, all but one's.</summary>
    private static IEnumerable<OfferEnded> Withdrawn(CallState call, DateTimeOffset now, OfferId? but = null, OfferOutcome why = OfferOutcome.Withdrawn) =>
        call.Rings.Where(ring => ring.Offer != but).Select(ring => new OfferEnded(now, ring.Offer, ring.Agent, why));

    /// <summary>Takes an agent out of routing. One who is offline already has gone home and stays so.</summary>
    private PresenceChanged NotReady(AgentId agent, Presence presence, PresenceCause cause, DateTimeOffset now) =>
        new(now, agent, state.Agents[agent].Presence.Kind is PresenceKind.Offline ? Presence.Offline : presence, cause);

    private PresenceChanged ConnectionLost(AgentId agent, DateTimeOffset now) =>
        NotReady(agent, Presence.ConnectionLost, PresenceCause.ConnectionLost, now);

    private Result<ExchangeEvent[]> WrapUpRunsOut(AgentId agent, DateTimeOffset now) =>
        One(new WrapUpEnded(now, state.Agents[agent].Call!.Value, agent, null));

    /// <summary>How long a recording may wait for a full disk after its call; telephony gives up before.</summary>
    private static readonly TimeSpan RecordingPatience = TimeSpan.FromHours(2);

    /// <summary>Legs did not report their end in time: they count as over. A recording may take longer, when the disk is full.</summary>
    private static ExchangeEvent[] Close(CallState call, DateTimeOffset now)
    {
        var events = call.Legs.Where(leg => !leg.Over)
            .Select(ExchangeEvent (leg) => new LegEnded(now, call.Id, leg.Id, call.EndCause!.Value))
            .ToList();
        if (call.RecordingOpen && now < call.EndedAt + RecordingPatience) events.Add(new ClosingExtended(now, call.Id, call.EndedAt + RecordingPatience));
        else if (call.RecordingOpen) events.Add(new RecordingFinished(now, call.Id, TimeSpan.Zero, 0, ""));
        events.AddRange(CloseMessages(call, now));
        return [.. events];
    }

    /// <summary>
    /// Ends what was live at the instant it was cut off, and only then begins what follows now: the time in which nothing ran is nobody's
    /// talk, and an agent's wrap-up begins when there is a panel to do it in.
    /// </summary>
    private ExchangeEvent[] Recover(RecoverSite c, DateTimeOffset now)
    {
        var diedAt = c.DiedAt is { } known ? Later(state.Now, known < now ? known : now) : now;
        var events = new List<ExchangeEvent>();
        foreach (var agent in state.Agents.Values.Where(agent => agent.RingingPhone is not null).OrderBy(agent => agent.Id))
            events.Add(new DeskPhoneLeftRinging(diedAt, agent.RingingPhone!.Offer, agent.Id, agent.RingingPhone.Dialog));
        var live = state.Calls.Values.Where(call => call.IsLive).OrderBy(call => call.Id).ToList();
        foreach (var call in live)
        {
            events.AddRange(Withdrawn(call, diedAt));
            // A callback outlives us: nobody of it was on the line, or its attempt is made again.
            if (call.AwaitsCallback)
            {
                if (call.Phase is CallPhase.Dialing) events.AddRange(AttemptFails(call, EndCause.Interrupted, diedAt));
                continue;
            }

            if (call.Invitation is not null) events.Add(Ended(call, InvitationOutcome.Withdrawn, diedAt) with { Resumes = false });
            events.Add(new CallEnded(diedAt, call.Id, EndCause.Interrupted, now + state.Settings.ClosingLimit));
        }

        foreach (var call in live.Where(call => !call.AwaitsCallback))
        {
            events.AddRange(WrapUpsAfter(call, now));
        }

        // The new process must end what the old one left open, however long ago that was: else a far end stays in the line.
        foreach (var call in state.Calls.Values.Where(call => !call.IsLive && call.HasLooseEnds).OrderBy(call => call.Id))
            events.Add(new ClosingExtended(now, call.Id, now + state.Settings.ClosingLimit));
        foreach (var agent in state.Agents.Values.Where(agent => agent.PanelConnected).OrderBy(agent => agent.Id))
            events.Add(new PanelLost(now, agent.Id, now + state.Settings.PanelReturn));
        return [.. events];
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
