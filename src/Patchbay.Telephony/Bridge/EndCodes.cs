using Patchbay.Core.Calls;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>Translates between SIP's endings and ours.</summary>
internal static class EndCodes
{
    /// <summary>Final status for a caller who was never answered (RFC 3261 §21).</summary>
    internal static int StatusOf(EndCause cause) => cause switch
    {
        EndCause.Busy => 486,
        EndCause.NoSuchNumber => 404,
        EndCause.NoAnswer or EndCause.WaitedTooLong or EndCause.TooLong => 480,
        EndCause.Interrupted or EndCause.ConnectionLost or EndCause.MediaLost or EndCause.LineOutOfOrder or EndCause.NoTrunk => 503,
        _ => 603,
    };

    /// <summary>What a desk phone is told of somebody who was asked in from there and did not come.</summary>
    internal static int StatusOf(InvitationOutcome outcome) => outcome switch
    {
        InvitationOutcome.Busy => 486,
        InvitationOutcome.NoAnswer => 480,
        InvitationOutcome.Declined => 603,
        InvitationOutcome.Withdrawn => 487,
        InvitationOutcome.LineOutOfOrder or InvitationOutcome.NoTrunk => 503,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static EndCause CauseOf(SipFailure failure) => failure.Code switch
    {
        _ when failure.IsSilence => EndCause.LineOutOfOrder,
        // A server that fails, a gateway behind it, or none that serves us; 501, 505 and the like are about this call.
        500 or 502 or 503 or 504 => EndCause.LineOutOfOrder,
        486 or 600 => EndCause.Busy,
        408 or 480 or 487 => EndCause.NoAnswer,
        603 => EndCause.Declined,
        404 or 410 or 484 or 604 => EndCause.NoSuchNumber,
        _ => EndCause.Rejected,
    };

    /// <summary>Says whether it is the line that did not put a call through, and why. A refusal for any other reason is about the one who was called.</summary>
    internal static AwayReason? AwayReasonOf(SipFailure failure) => failure.Code switch
    {
        _ when failure.Distrust is not null => AwayReason.Distrusted,
        _ when failure.IsSilence => AwayReason.Silent,
        500 or 502 or 503 or 504 => AwayReason.OutOfService,
        401 or 402 or 403 or 407 => AwayReason.NotAllowed,
        _ => null,
    };

    /// <summary>Says why a dialog ended.</summary>
    /// <param name="ending">How SIP tells it.</param>
    /// <param name="party">What it is called when the far end hangs up.</param>
    /// <param name="ours">Why we ended it; null when we did not.</param>
    internal static EndCause CauseOf(SipEnding ending, EndCause party, EndCause? ours) => ending.Cause switch
    {
        SipEndCause.HungUp or SipEndCause.Cancelled when ending.ByRemote => party,
        SipEndCause.HungUp or SipEndCause.Cancelled or SipEndCause.Refused => ours ?? EndCause.Rejected,
        SipEndCause.Lost or SipEndCause.NotAcknowledged or SipEndCause.NoSession => EndCause.MediaLost,
        _ => EndCause.Rejected,
    };
}
