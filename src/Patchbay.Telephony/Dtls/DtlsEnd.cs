namespace Patchbay.Telephony.Dtls;

/// <summary>Why a session ended.</summary>
internal enum DtlsEnd
{
    /// <summary>The far end said goodbye (close_notify): the page was closed or reloaded.</summary>
    ClosedByPeer,

    /// <summary>Its certificate is not the one its description named.</summary>
    WrongFingerprint,

    /// <summary>No common version, cipher or SRTP profile, or a broken message.</summary>
    Failed,
}
