namespace Patchbay.Telephony.Sip.Registration;

/// <summary>Hashes that a phone may prove its secret with.</summary>
internal enum DigestAlgorithm
{
    /// <summary>What every phone knows (RFC 3261 §22).</summary>
    Md5,

    /// <summary>What should be used (RFC 8760).</summary>
    Sha256,
}
