using Patchbay.Core.Calls;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Bridge;

/// <summary>Translates between SIP's endings and ours.</summary>
internal static class EndCodes
{
    /// <summary>Final status for a caller who was never answered (RFC 3261 §21).</summary>
    internal static int StatusOf(EndCause cause) => cause switch
    {
        EndCause.Busy => 486,
        EndCause.NoAnswer or EndCause.WaitedTooLong or EndCause.TooLong => 480,
        EndCause.Interrupted or EndCause.ConnectionLost or EndCause.MediaLost => 503,
        _ => 603,
    };

    internal static EndCause CauseOf(SipFailure failure) => failure.Code switch
    {
        486 or 600 => EndCause.Busy,
        408 or 480 or 487 => EndCause.NoAnswer,
        _ => EndCause.Rejected,
    };

    internal static EndCause CauseOf(SipEnding ending) => ending.Cause switch
    {
        SipEndCause.HungUp or SipEndCause.Cancelled => EndCause.CustomerHungUp,
        SipEndCause.Lost or SipEndCause.NotAcknowledged or SipEndCause.NoSession => EndCause.MediaLost,
        _ => EndCause.Rejected,
    };
}
