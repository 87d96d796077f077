namespace Patchbay.Telephony.Sdp;

/// <summary>Our answer to an offer.</summary>
/// <param name="Sdp">The description to send.</param>
/// <param name="Agreement">What it means.</param>
public sealed record AudioAnswer(string Sdp, AudioAgreement Agreement);
