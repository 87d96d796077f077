namespace Patchbay.Telephony.WebRtc;

/// <summary>Why a browser leg is over.</summary>
public enum BrowserDownReason
{
    /// <summary>The page said goodbye: closed, reloaded, or the call was ended there.</summary>
    Closed,

    /// <summary>No connectivity check for the consent time: network, sleep or crash.</summary>
    ConsentLost,

    /// <summary>The certificate is not the one in the offer; nothing was let through.</summary>
    WrongFingerprint,

    /// <summary>The handshake failed.</summary>
    HandshakeFailed,
}
