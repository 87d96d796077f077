namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>The ways in which a dialog ends.</summary>
public enum SipEndCause
{
    /// <summary>BYE on an answered call.</summary>
    HungUp,

    /// <summary>The caller gave up before the answer.</summary>
    Cancelled,

    /// <summary>We refused an incoming call.</summary>
    Refused,

    /// <summary>An incoming call was neither answered nor refused in time.</summary>
    NotAnswered,

    /// <summary>Our answer was never acknowledged.</summary>
    NotAcknowledged,

    /// <summary>The other side does not know the call any more, or does not answer.</summary>
    Lost,

    /// <summary>The other side broke the rules of offer and answer.</summary>
    NoSession,
}
