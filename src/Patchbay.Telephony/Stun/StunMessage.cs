using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Patchbay.Telephony.Stun;

/// <summary>A STUN message read in place: what a connectivity check needs of it.</summary>
/// <remarks>RFC 8489 §5 and §14, RFC 8445 §7.</remarks>
internal readonly ref struct StunMessage
{
    public const int HeaderBytes = 20;
    public const uint MagicCookie = 0x2112A442;

    private const int MaxBytes = 1280;
    private const int MessageIntegrityBytes = 20;
    private const uint FingerprintMask = 0x5354554e;

    private readonly ReadOnlySpan<byte> _message;
    private readonly int _integrityAt;
    private readonly int _fingerprintAt;

    private StunMessage(ReadOnlySpan<byte> message, Attributes found)
    {
        _message = message;
        _integrityAt = found.IntegrityAt;
        _fingerprintAt = found.FingerprintAt;
        UsesCandidate = found.UsesCandidate;
        Username = found.Username.Length > 0 ? message.Slice(found.Username.Start, found.Username.Length) : default;
        MappedAddress = found.Mapped.Length > 0 ? message.Slice(found.Mapped.Start, found.Mapped.Length) : default;
    }

    public StunType Type => (StunType)BinaryPrimitives.ReadUInt16BigEndian(_message);

    /// <summary>96 bits that tie the answer to the request.</summary>
    public ReadOnlySpan<byte> TransactionId => _message.Slice(8, 12);

    /// <summary>UTF-8; empty when there is none.</summary>
    public ReadOnlySpan<byte> Username { get; }

    /// <summary>True when the far end has chosen this path.</summary>
    public bool UsesCandidate { get; }

    public bool HasIntegrity => _integrityAt > 0;

    public bool HasFingerprint => _fingerprintAt > 0;

    /// <summary>Value of XOR-MAPPED-ADDRESS as it stands on the wire; empty when there is none.</summary>
    public ReadOnlySpan<byte> MappedAddress { get; }

    /// <summary>Reads a datagram as STUN.</summary>
    /// <returns>False when it is not, or an attribute does not fit. Never throws.</returns>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out StunMessage message)
    {
        message = default;
        if (datagram.Length is < HeaderBytes or > MaxBytes || datagram[0] > 3
            || BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) != MagicCookie
            || BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) != datagram.Length - HeaderBytes
            || datagram.Length % 4 != 0)
            return false;
        if (!TryAttributes(datagram, out var found))
            return false;
        message = new StunMessage(datagram, found);
        return true;
    }

    /// <summary>Checks MESSAGE-INTEGRITY: HMAC-SHA1 over what is before it, with the length counted up to its end.</summary>
    /// <param name="password">The short-term password.</param>
    public bool VerifyIntegrity(ReadOnlySpan<byte> password)
    {
        if (!HasIntegrity)
            return false;
        Span<byte> covered = stackalloc byte[_integrityAt];
        _message[.._integrityAt].CopyTo(covered);
        BinaryPrimitives.WriteUInt16BigEndian(covered[2..], (ushort)(_integrityAt + 4 + MessageIntegrityBytes - HeaderBytes));
        Span<byte> expected = stackalloc byte[MessageIntegrityBytes];
#pragma warning disable CA5350 // The standard prescribes SHA-1; the password is ours and random.
        HMACSHA1.HashData(password, covered, expected);
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(expected, _message.Slice(_integrityAt + 4, MessageIntegrityBytes));
    }

    /// <summary>Checks FINGERPRINT: the CRC-32 of what is before it.</summary>
    public bool VerifyFingerprint() =>
        HasFingerprint
        && BinaryPrimitives.ReadUInt32BigEndian(_message[(_fingerprintAt + 4)..]) == Fingerprint(_message[.._fingerprintAt]);

    /// <summary>The value of FINGERPRINT after these bytes, whose length field already counts it.</summary>
    internal static uint Fingerprint(ReadOnlySpan<byte> before) => Crc32.Compute(before) ^ FingerprintMask;

    private static bool TryAttributes(ReadOnlySpan<byte> datagram, out Attributes found)
    {
        found = default;
        for (var at = HeaderBytes; at < datagram.Length;)
        {
            var type = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(datagram[at..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(datagram[(at + 2)..]);
            if (length > datagram.Length - at - 4 || !TryAttribute(type, at, length, ref found))
                return false;
            // Padding counts as well; it may reach to the end, as the whole is a multiple of four.
            at += 4 + ((length + 3) & ~3);
        }
        return true;
    }

    private static bool TryAttribute(StunAttribute type, int at, int length, ref Attributes found)
    {
        // Nothing but the fingerprint counts after the integrity, nothing at all after the fingerprint. §14.5, §14.7.
        if (found.FingerprintAt > 0)
            return false;
        if (type == StunAttribute.Fingerprint)
            found.FingerprintAt = at;
        else if (found.IntegrityAt > 0)
            return true;
        else if (type == StunAttribute.MessageIntegrity)
            found.IntegrityAt = at;
        else if (type == StunAttribute.Username)
            found.Username = (at + 4, length);
        else if (type == StunAttribute.XorMappedAddress)
            found.Mapped = (at + 4, length);
        else if (type == StunAttribute.UseCandidate)
            found.UsesCandidate = true;
        return type switch
        {
            StunAttribute.MessageIntegrity => length == MessageIntegrityBytes,
            StunAttribute.Fingerprint => length == 4,
            _ => true,
        };
    }

    private struct Attributes
    {
        public int IntegrityAt;
        public int FingerprintAt;
        public bool UsesCandidate;
        public (int Start, int Length) Username;
        public (int Start, int Length) Mapped;
    }
}
