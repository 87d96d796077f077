using Patchbay.Telephony.Srtp;

namespace Patchbay.Telephony.Dtls;

/// <summary>What a finished handshake gives: a master key for each direction.</summary>
/// <param name="Send">For what we send.</param>
/// <param name="Receive">For what the far end sends.</param>
internal sealed record DtlsKeys(SrtpMasterKey Send, SrtpMasterKey Receive);
