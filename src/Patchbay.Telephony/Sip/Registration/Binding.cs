using Patchbay.Telephony.Sip.Transactions;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>One contact of an account, with what a refresh is compared with (RFC 3261 §10.3).</summary>
/// <param name="Contact">Where it is.</param>
/// <param name="CallId">The Call-ID of the registration.</param>
/// <param name="Sequence">Its CSeq; one that is not higher came late.</param>
/// <param name="Expiry">The timer of its end.</param>
internal sealed record Binding(PhoneContact Contact, string CallId, uint Sequence, SipTimer Expiry);
