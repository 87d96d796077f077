using System.Security.Cryptography;

namespace Patchbay.Telephony.Srtp;

/// <summary>Master key and salt of one direction, and the session keys made from them.</summary>
internal sealed class SrtpMasterKey
{
    public const int KeyBytes = 16;

    private const int SaltBytes = 14;

    private readonly byte[] _key;
    private readonly byte[] _salt = new byte[SaltBytes];

    public SrtpMasterKey(SrtpProfile profile, ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        Profile = profile;
        _key = key.ToArray();
        // GCM has 12 bytes of salt; they are followed by zeros. RFC 7714 §11.
        salt.CopyTo(_salt);
    }

    public SrtpProfile Profile { get; }

    /// <summary>Bytes of salt that the key exchange has to give.</summary>
    public static int SaltLength(SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 12 : SaltBytes;

    /// <summary>Makes the cipher for RTP or for RTCP.</summary>
    public ISrtpCipher CreateCipher(bool forRtcp)
    {
        var label = forRtcp ? 3 : 0;
        return Profile == SrtpProfile.AeadAes128Gcm
            ? new GcmCipher(Derive(label, KeyBytes), Derive(label + 2, 12))
            : new CounterModeCipher(Derive(label, KeyBytes), Derive(label + 2, SaltBytes), Derive(label + 1, 20));
    }

    /// <summary>Derives a session key.</summary>
    /// <param name="label">0 cipher key, 1 authentication key, 2 salt; plus 3 for RTCP.</param>
    /// <param name="bytes">How many.</param>
    /// <remarks>RFC 3711 §4.3, with a key derivation rate of zero.</remarks>
    public byte[] Derive(int label, int bytes)
    {
        using var aes = Aes.Create();
        aes.Key = _key;
        Span<byte> counter = stackalloc byte[16];
        counter.Clear();
        _salt.CopyTo(counter);
        counter[7] ^= (byte)label;
        var derived = new byte[(bytes + 15) & ~15];
        for (var block = 0; block < derived.Length / 16; block++)
        {
            counter[15] = (byte)block;
            aes.EncryptEcb(counter, derived.AsSpan(block * 16, 16), PaddingMode.None);
        }
        return derived[..bytes];
    }
}
