namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>A digit that came by INFO.</summary>
/// <param name="Symbol">0 to 9, *, #, A to D.</param>
/// <param name="Duration">As the sender says; 160 ms if it does not.</param>
public readonly record struct SipDigit(char Symbol, TimeSpan Duration);
