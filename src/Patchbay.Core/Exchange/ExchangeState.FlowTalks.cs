using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

public sealed partial class ExchangeState
{
    /// <summary>The flow's own limit is for the case that the invitation's is lost; it comes after it.</summary>
    private static readonly TimeSpan DialSlack = TimeSpan.FromSeconds(10);

    /// <summary>Applies that a flow rings somebody, what came of it, and that the caller is back in it after a talk.</summary>
    private void ApplyTalkOfFlow(CallFlowEvent e, CallState call)
    {
        switch (e)
        {
            case FlowDialed dialed: Apply(dialed, call); break;
            case FlowDialEnded: Timers.Clear(TimerOf(TimerKind.FlowLimit, call)); break;
            case FlowConnected connected: Apply(connected, call); break;
            case FlowTalkEnded ended: Apply(ended, call); break;
            case FlowRecordingChosen chosen: call.Wished = chosen.Wish; break;
            case FlowConsentAnswered consent: call.Wished = consent.IsGiven ? RecordingWish.Start : RecordingWish.Stop; break;
        }
    }

    private void Apply(FlowDialed e, CallState call)
    {
        call.Invitation = new() { By = null, Purpose = InvitationPurpose.Transfer, Agent = e.Agent, Offer = e.Offer, Leg = e.Leg, Since = e.At, Until = e.AnswerBy };
        call.LastFailure = null;
        Timers.Set(TimerOf(TimerKind.InvitationLimit, call), e.AnswerBy);
        Timers.Set(TimerOf(TimerKind.FlowLimit, call), e.AnswerBy + DialSlack);
        if (e.Leg is { } leg) call.Legs.Add(new() { Id = leg, Kind = LegKind.Outbound, Target = e.Target, IsForward = true });
        if (e.Agent is not { } agent) return;
        call.Offers = e.Offer!.Value.Ordinal;
        SetActivity(agent, AgentActivity.Alerting, call.Id, e.At);
    }

    private void Apply(FlowConnected e, CallState call)
    {
        Timers.Clear(TimerOf(TimerKind.FlowLimit, call));
        call.CustomerLeg.Answered = true;
        call.Records = e.Records;
        Promote(call, call.PartyOf(e.Leg)!);
        Connect(call, e.At);
    }

    private void Apply(FlowTalkEnded e, CallState call)
    {
        Retrieve(call);
        if (e.Agent is { } agent) LeaveCall(call, agent, e.Leg, e.At);
        else call.Forward = null;
        call.Phase = CallPhase.InFlow;
        call.Tape = e.Tape;
    }
}
