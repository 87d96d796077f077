using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    private void ApplyOffer(OfferEvent e)
    {
        var call = Calls[e.Offer.Call];
        switch (e)
        {
            case OfferMade made: Apply(made, call); break;
            case OfferAccepted accepted: Apply(accepted, call); break;
            case OfferEnded ended: Apply(ended, call); break;
            case DeskPhoneRang rang: Agents[rang.Agent].RingingPhone = new(rang.Offer, rang.Dialog); break;
            case DeskPhoneLeftRinging left: Agents[left.Agent].RingingPhone = null; break;
            default: throw new InvalidOperationException($"No rule applies {e.GetType().Name}.");
        }
    }

    private void Apply(OfferMade e, CallState call)
    {
        call.Offers = e.Offer.Ordinal;
        if (call.Offer is not null)
        {
            call.OtherRings.Add(new(e.Offer, e.Agent, e.Reason.IdleFor));
            SetActivity(e.Agent, AgentActivity.Alerting, call.Id, e.At);
            return;
        }

        LeaveQueue(call);
        Queues[e.Queue].Offered++;
        call.Queue = e.Queue;
        call.Phase = CallPhase.Offered;
        call.Offer = e.Offer;
        call.OfferedAt = e.At;
        call.OfferExpiresAt = e.ExpiresAt;
        (call.OfferIdleFor, call.OfferRule) = (e.Reason.IdleFor, e.Reason.Rule);
        call.Agent = e.Agent;
        SetAnnouncement(call, call.AnnounceAt);
        Timers.Set(TimerOf(TimerKind.OfferExpiry, call), e.ExpiresAt);
        SetActivity(e.Agent, AgentActivity.Alerting, call.Id, e.At);
    }

    private void Apply(OfferAccepted e, CallState call)
    {
        CloseOffer(call);
        StopWaiting(call);
        Queues[call.Queue!.Value].Taken(e.At);
        Timers.Set(TimerOf(TimerKind.AudioReturn, call), e.AudioBy);
        call.Legs.Add(new() { Id = e.Leg, Kind = LegKind.Browser, Agent = e.Agent, Answered = true });
        call.Audio = AgentAudio.Awaited;
        // The customer of a callback is dialled first.
        if (call.AwaitsCallback) call.AgentSince = e.At;
        else Connect(call, e.At);
        SetActivity(e.Agent, AgentActivity.OnCall, call.Id, e.At);
    }

    private void Apply(OfferEnded e, CallState call)
    {
        if (call.OtherRings.Count > 0)
        {
            StopRinging(call, e.Offer);
            SetActivity(e.Agent, AgentActivity.Idle, null, e.At, keepsIdleSince: true);
            return;
        }

        CloseOffer(call);
        // Whoever was waited for did not take it: not again.
        if (e.Outcome is not OfferOutcome.Withdrawn) EndPreference(call);
        call.Agent = null;
        call.Phase = CallPhase.Waiting;
        SetAnnouncement(call, call.AnnounceAt);
        JoinQueue(call);
        SetActivity(e.Agent, AgentActivity.Idle, null, e.At, keepsIdleSince: true);
    }

    /// <summary>One of several rings ends; the others go on.</summary>
    private static void StopRinging(CallState call, OfferId offer)
    {
        if (call.OtherRings.RemoveAll(ring => ring.Offer == offer) > 0) return;
        var next = call.OtherRings[0];
        call.OtherRings.RemoveAt(0);
        (call.Offer, call.Agent, call.OfferIdleFor) = (next.Offer, next.Agent, next.IdleFor);
    }

    private void CloseOffer(CallState call)
    {
        Queues[call.Queue!.Value].Offered--;
        call.Offer = null;
        Timers.Clear(TimerOf(TimerKind.OfferExpiry, call));
    }

    private static void Connect(CallState call, DateTimeOffset at)
    {
        call.Phase = CallPhase.Connected;
        call.AgentSince = at;
        call.WasConnected = true;
        // A file that is complete takes no second talk.
        call.Records = call.Tape is not TapeAfterTalk.Ends && call.Wished switch { RecordingWish.Stop => false, null => call.Records, _ => true };
        call.RecordingOpen |= call.Records;
    }
}
