using Patchbay.Telephony.Dtls;
using Patchbay.Telephony.Srtp;

namespace Patchbay.Telephony.WebRtc;

/// <summary>Both directions of a leg's SRTP, made when its handshake is done.</summary>
internal sealed class SecureChannel(DtlsKeys keys)
{
    /// <summary>Used under the leg's sending lock.</summary>
    public SrtpSender Sender { get; } = new(keys.Send);

    /// <summary>Used on the receive thread.</summary>
    public SrtpReceiver Receiver { get; } = new(keys.Receive);
}
