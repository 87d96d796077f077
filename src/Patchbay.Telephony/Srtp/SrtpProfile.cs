namespace Patchbay.Telephony.Srtp;

/// <summary>Protection agreed for a stream; the value is the number in the DTLS use_srtp extension.</summary>
internal enum SrtpProfile
{
    /// <summary>AES in counter mode, HMAC-SHA1 cut to 80 bits. RFC 3711.</summary>
    Aes128CmHmacSha1Tag80 = 0x0001,

    /// <summary>AES-128-GCM with a tag of 128 bits. RFC 7714.</summary>
    AeadAes128Gcm = 0x0007,
}
