using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// A transfer that was asked for at a desk phone (RFC 5589). The exchange decides; until somebody has the customer, the phone keeps them,
/// and what became of it is told to the phone.
/// </summary>
/// <param name="call">Which call.</param>
/// <param name="agent">Whose phone.</param>
/// <param name="referral">What the phone asks for.</param>
/// <param name="site">What it needs from the switchboard.</param>
/// <param name="phones">What all lines share.</param>
internal sealed class PhoneTransfer(InteractionId call, AgentId agent, SipReferral referral, BridgeSite site, PhoneSurroundings phones)
{
    /// <summary>Some phones hang up by themselves when they hear that nobody took the customer. No person is as fast.</summary>
    internal static readonly TimeSpan Reflex = TimeSpan.FromSeconds(1);

    private long? failed;

    /// <summary>True when the phone knows what became of it.</summary>
    internal bool IsSettled { get; private set; }

    /// <summary>True while a phone that hangs up does so because of a failure, and not for its agent.</summary>
    internal bool HasJustFailed => failed is { } at && site.Time.GetElapsedTime(at) < Reflex;

    /// <summary>What a phone is told when the exchange refuses.</summary>
    internal static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "transfer.busy" or "agent.busy" => 486,
        "transfer.away" => 480,
        "number.bad" or "transfer.code" or "queue.unknown" or "agent.unknown" or "flow.unknown" or "park.gone" => 404,
        "call.gone" or "consult.none" => 481,
        "call.phase" or "transfer.pending" => 491,
        "transfer.self" or "transfer.loop" => 482,
        _ => 403,
    };

    /// <summary>Hands the customer over to the consulted party, or sends them on.</summary>
    /// <param name="consulted">The phone's call to the party that the referral names; null when it names none of the phone's.</param>
    internal void Begin(PhoneConsult? consulted)
    {
        if (!referral.IsAttended) _ = SendOnAsync();
        else if (consulted is null) Refuse(481, null);
        // Not answered yet: the agent leaves, and who is asked gets the customer; when nobody comes, the queue has them again.
        else _ = SubmitAsync(consulted.IsAnswered ? new CompleteTransfer(call, agent) : new HangUpCall(call, agent), endsHere: true);
    }

    /// <summary>It is known what became of it.</summary>
    internal void Settle(int code)
    {
        if (IsSettled) return;
        IsSettled = true;
        if (code >= 300) failed = site.Time.GetTimestamp();
        referral.Report(code);
    }

    private async Task SendOnAsync()
    {
        if (referral.User == PhoneTargets.Park) await SubmitAsync(new ParkCall(call, agent), endsHere: true);
        else await SubmitAsync(new TransferCall(call, agent, await phones.Targets.ReadAsync(referral.User, site.Stopping)), endsHere: false);
    }

    private async Task SubmitAsync(ExchangeCommand command, bool endsHere)
    {
        var refusal = await site.Exchange.SubmitAsync(command, CancellationToken.None);
        site.Owner.Post(() =>
        {
            if (refusal is not null)
            {
                Refuse(StatusOf(refusal), refusal.Message);
                phones.States.Refuse(agent, new(call, refusal));
                return;
            }

            referral.Accept();
            if (endsHere) Settle(200);
        });
    }

    private void Refuse(int code, string? why)
    {
        IsSettled = true;
        failed = site.Time.GetTimestamp();
        referral.Refuse(code, why);
    }
}
