namespace Patchbay.Telephony.WebRtc;

/// <summary>The reply to a browser's offer.</summary>
/// <param name="Leg">The new leg; it belongs to the caller, who disposes it.</param>
/// <param name="Sdp">The answer for the browser's <c>setRemoteDescription</c>.</param>
public sealed record BrowserAnswer(BrowserLeg Leg, string Sdp);
