namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>How a dialog ended.</summary>
/// <param name="ByRemote">The other side hung up or cancelled. False if we did, or if the other side was lost.</param>
/// <param name="Cause">What happened.</param>
/// <param name="Reason">What the other side said, or what we told it; mostly null.</param>
public sealed record SipEnding(bool ByRemote, SipEndCause Cause, SipReason? Reason);
