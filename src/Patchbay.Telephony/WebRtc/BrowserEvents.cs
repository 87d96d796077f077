using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.WebRtc;

/// <summary>The browser is connected: path checked, handshake done, fingerprint as announced. Audio flows from now on.</summary>
public sealed record BrowserUp : MediaEvent;

/// <summary>The browser is gone for good; dispose the leg. A reload comes as a new leg. Raised once, also when it never came up.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Detail">For the log.</param>
public sealed record BrowserDown(BrowserDownReason Reason, string Detail) : MediaEvent;
