using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Registration;

namespace Patchbay.Telephony.Bridge;

/// <summary>One call at an agent's desk phone, and the party that is consulted at it meanwhile.</summary>
/// <remarks>
/// <code>
/// Rings ── picked up ──▶ Talks ── hung up at either side, passed on ──▶ Over
///   └── declined, taken in the panel, offer over ───────────────────────▲
/// </code>
/// </remarks>
/// <param name="agent">Whose phone.</param>
/// <param name="call">Which call.</param>
/// <param name="offer">The offer that rings; null for a call that was dialled at the phone, or is the agent's and wants for audio.</param>
/// <param name="site">What the line needs from the switchboard.</param>
/// <param name="phones">What all lines share.</param>
internal sealed class PhoneLine(AgentId agent, InteractionId call, OfferId? offer, BridgeSite site, PhoneSurroundings phones) : PhoneSide(agent, site)
{
    private PhoneConsult? consult;
    private PhoneTransfer? transfer;
    private volatile bool talks;
    private bool isTaken;
    private bool isRinging;
    private bool hearsConsulted;
    private bool isPanelLost;
    private long? refusedAt;

    internal InteractionId Call => call;

    /// <summary>True while the agent talks here, so that whoever is dialled besides is consulted. Read on the SIP loop too.</summary>
    internal bool IsTalking => talks && !IsOver;

    internal override bool IsPanelLost => isPanelLost;

    /// <summary>True when colleagues' phones ring too: nobody misses a call that another took.</summary>
    internal bool RingsAll { get; private set; }

    /// <summary>Follows the agent's newest state.</summary>
    /// <param name="view">The state.</param>
    /// <param name="ringsOn">True when a call that was taken in the panel is to be picked up here.</param>
    /// <returns>False when it is not about this call any more.</returns>
    internal bool Follow(AgentView view, bool ringsOn)
    {
        isPanelLost = view.IsPanelLost;
        // A call that this line carried may want for audio again.
        if (IsOver && talks) return false;
        isTaken |= view.Activity is AgentActivity.OnCall && view.Call?.Call == call;
        if (view.Call is { } shown && shown.Call == call) consult?.Follow(shown.Others);
        return view.Activity switch
        {
            AgentActivity.Alerting => offer is not null && view.Call?.Offer == offer,
            AgentActivity.OnCall => view.Call?.Call == call && (talks || (offer is null || ringsOn) && view.Call.Audio is not AgentAudio.Flows),
            // What was dialled is on its way to the exchange while views still show what was before.
            AgentActivity.Idle => offer is null && talks && !isTaken,
            AgentActivity.WrapUp => false,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Rings for an offer, or for a call that the agent has without audio.</summary>
    internal void Ring(PhoneContact contact, AgentCallView shown)
    {
        isTaken = offer is null;
        if (!OpenMedia())
        {
            phones.States.Tell(Agent, DeskPhoneState.Silent);
            return;
        }

        phones.States.Tell(Agent, DeskPhoneState.Calling);
        RingsAll = shown.OfferRule == OfferReason.RingAll;
        var number = shown.Number.Value is { Length: > 0 } known ? known : "anonymous";
        var name = shown.CallerName.Value ?? "";
        Dialog = Site.Sip.PlaceCall(
            new()
            {
                Target = contact.Address,
                NextHop = contact.Source,
                Flow = contact.Flow,
                From = SipAddress.Of(number, Site.Options.SipAdvertised ?? Site.Sip.LocalEndPoint.ToString()),
                DisplayName = shown.QueueName is { } queue ? $"{(name.Length > 0 ? name : number)} ({queue})" : name,
                Sdp = Session!.Offer(),
                Seed = new($"{RingName()}.phone"),
            },
            this);
    }

    /// <summary>The phone has not said for a while that it rings.</summary>
    internal void Doubt()
    {
        if (!IsOver && phones.States.Of(Agent) is DeskPhoneState.Calling) phones.States.Tell(Agent, DeskPhoneState.Silent);
    }

    /// <summary>Dials what was dialled at the phone.</summary>
    internal void Dial(IncomingInvite invite) => Begin(invite, new DialCall(call, Agent, PersonalText.Of(invite.CalledNumber), null));

    /// <summary>Takes a parked caller whose place was dialled at the phone.</summary>
    internal void PickUp(IncomingInvite invite) => Begin(invite, new PickUpCall(call, Agent));

    /// <summary>Takes the agent's call over, whose audio is elsewhere.</summary>
    internal void TakeOver(IncomingInvite invite)
    {
        isTaken = true;
        if (Open(invite) is { } ours) invite.Answer(ours);
    }

    /// <summary>Asks somebody in who was dialled at the phone while the customer is on hold there.</summary>
    internal void Consult(PhoneConsult another, IncomingInvite invite)
    {
        if (!IsTalking || consult is { IsOver: false })
        {
            invite.Reject(486);
            return;
        }

        consult = another;
        another.Dial(invite);
    }

    /// <summary>The consulted party is gone, or with the customer.</summary>
    internal void ConsultOver()
    {
        Hear(consulted: false);
        // The exchange took the customer back; the phone still has them on hold, and silence is no company.
        if (IsHeld && IsTalking) Site.Exchange.Post(new HoldCall(call, Agent));
    }

    /// <summary>Puts the customer's audio or the consulted party's on the agent's leg.</summary>
    internal void Hear(bool consulted)
    {
        if (consulted == hearsConsulted || !IsTalking) return;
        hearsConsulted = consulted;
        LendAudio();
    }

    /// <summary>With two calls at the phone, the agent is with the one that is not on hold.</summary>
    internal void Switch()
    {
        if (consult is { IsOver: false } other && IsHeld != other.IsHeld) Site.Exchange.Post(new SwitchConsult(call, Agent, ToCustomer: !IsHeld));
    }

    /// <summary>It is known what became of a transfer.</summary>
    internal void Settle(int code) => transfer?.Settle(code);

    /// <summary>Ends the line from our side.</summary>
    /// <param name="isElsewhere">True when the agent took the call in the panel: the phone need not show it as missed.</param>
    internal void End(bool isElsewhere)
    {
        if (IsOver) return;
        Dialog?.HangUp(isElsewhere && !talks ? Elsewhere : SipReason.NormalClearing);
        Finish();
    }

    protected override void Rings()
    {
        if (talks) return;
        phones.States.Tell(Agent, DeskPhoneState.Ringing);
        // 180 is repeated; what a later process needs to make the phone stop is the same.
        if (isRinging) return;
        isRinging = true;
        if (offer is { } one) Site.Exchange.Post(new ReportDeskPhoneRings(one, Agent, LentAudio.Write(Dialog)));
        else phones.Ring(Agent, LentAudio.Write(Dialog));
    }

    protected override void PickedUp(string? sdp)
    {
        // Of a call that was dialled here, the answer was ours.
        if (talks) return;
        if (Session!.TakeAnswer(sdp)) Accept();
        else End(isElsewhere: false);
    }

    protected override void Taken()
    {
        if (!talks) Accept();
        // A later process must end the dialog that is there now.
        else LendAudio();
    }

    /// <summary>A phone that says no says it for its agent; one that is away, or did not answer, says nothing: the panel rings on. A call waits for
    /// other audio of the agent.</summary>
    protected override void Failed(int code)
    {
        Finish();
        var saysNo = code is 486 or 600 or 603;
        phones.States.Tell(Agent, saysNo ? DeskPhoneState.Refused : DeskPhoneState.Silent);
        // Taken in the panel already, there is nothing to decline.
        if (saysNo && offer is { } declined && !isTaken) Site.Exchange.Post(new DeclineOffer(declined, Agent));
    }

    protected override void HungUp(bool byPhone)
    {
        // First, so that the call is over before its audio is. A phone that gives up the customer by itself only takes its audio away.
        if (byPhone && talks && !HasJustFailed) Site.Exchange.Post(new HangUpCall(call, Agent));
        Finish();
    }

    protected override void HoldChanged()
    {
        if (consult is { IsOver: false }) Switch();
        else Site.Exchange.Post(IsHeld ? new HoldCall(call, Agent) : new RetrieveCall(call, Agent));
    }

    protected override void Press(char digit)
    {
        if (talks) Site.Exchange.Post(new SendDigits(call, Agent, PersonalText.Of(digit.ToString())));
    }

    protected override void Refer(SipReferral referral)
    {
        if (!talks || transfer is { IsSettled: false })
        {
            referral.Refuse(491);
            ReferRefused();
            return;
        }

        transfer = new(call, Agent, referral, Site, phones);
        transfer.Begin(consult is { IsOver: false } other && referral.Replaces is { } replaced && other.Is(replaced) ? other : null);
    }

    /// <summary>The phone refers the consulted party to the customer: the same, told the other way round.</summary>
    internal void ReferConsulted(SipReferral referral)
    {
        if (transfer is { IsSettled: false } || referral.Replaces is null || referral.Replaces != Dialog)
        {
            referral.Refuse(referral.IsAttended ? 481 : 403);
            ReferRefused();
            return;
        }

        transfer = new(call, Agent, referral, Site, phones);
        transfer.Begin(consult);
    }

    internal override void ReferRefused() => refusedAt = Site.Time.GetTimestamp();

    /// <summary>The panel is told; of a phone that is gone the customer is not left to the silence.</summary>
    internal override void HeardChanged()
    {
        if (!IsTalking) return;
        phones.States.Tell(Agent, InUse.IsUnheard ? DeskPhoneState.Unheard : DeskPhoneState.Talking);
        LendAudio();
    }

    /// <summary>When the phone is dead, the call waits for other audio of the agent.</summary>
    internal override void Vanished() => End(isElsewhere: false);

    protected override void Finish()
    {
        if (IsOver) return;
        var lent = talks;
        base.Finish();
        if (isRinging) phones.Ring(Agent, PersonalText.Empty);
        consult?.End();
        phones.States.Rest(Agent);
        if (lent) phones.Lend(Agent, null);
    }

    /// <summary>Picked up: unless somebody was faster, or the caller is gone.</summary>
    private void Accept()
    {
        Talk();
        // Without an offer the call is the agent's already.
        if (offer is { } taken && !isTaken) _ = SubmitAsync(new AcceptOffer(taken, Agent), _ => End(isElsewhere: false), () => { });
    }

    /// <summary>The agent is in a call that the phone began, as soon as the exchange agrees.</summary>
    private void Begin(IncomingInvite invite, ExchangeCommand command)
    {
        if (Open(invite) is not { } ours) return;
        _ = SubmitAsync(
            command,
            refused =>
            {
                invite.Reject(PhoneTransfer.StatusOf(refused), refused.Message);
                Finish();
            },
            () => invite.Answer(ours));
    }

    /// <summary>The agent talks at the phone that sent an INVITE.</summary>
    /// <returns>The answer to it; null when there is none, and it was refused.</returns>
    private string? Open(IncomingInvite invite)
    {
        Dialog = invite.Dialog;
        if (OpenMedia() && AnswerTo(invite) is { } ours)
        {
            Talk();
            return ours;
        }

        invite.Reject(488);
        Finish();
        return null;
    }

    /// <summary>An offer rings once; a call may want for audio more than once.</summary>
    private string RingName() => offer is { } one ? one.ToString() : $"{call}.{Guid.CreateVersion7(Site.Time.GetUtcNow())}";

    private void Talk()
    {
        talks = true;
        Watch();
        phones.States.Tell(Agent, DeskPhoneState.Talking);
        LendAudio();
    }

    /// <summary>True while a phone that hangs up does so because of a refusal or a failure, and not for its agent.</summary>
    private bool HasJustFailed => transfer is { HasJustFailed: true } || (refusedAt is { } at && Site.Time.GetElapsedTime(at) < PhoneTransfer.Reflex);

    /// <summary>Of two calls at the phone, the one that the agent speaks in.</summary>
    private PhoneSide InUse => hearsConsulted ? consult! : this;

    private void LendAudio()
    {
        var dialogs = LentAudio.Write(Dialog, consult is { IsOver: false } other ? other.Wire : null);
        phones.Lend(Agent, InUse.Media is { } heard ? new(heard, dialogs, InUse.IsGone) : null);
    }
}
