using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Patchbay.Telephony.Sip.Registration;

/// <summary>
/// Makes nonces and says what one is worth when it comes back. A nonce carries its instant and a seal, so one that nobody answers costs no
/// memory; of those that are answered the highest count is kept until they are too old. Belongs to the SIP loop.
/// </summary>
internal sealed class NonceBook(TimeProvider time, byte[] key)
{
    /// <summary>How long a nonce can be answered. Longer than the hour of a registration is of no use.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int MostCounts = 20_000;
    private const int PlainBytes = 16;
    private const int SealBytes = 12;

    private readonly Dictionary<string, (uint Count, DateTimeOffset Until)> counts = [];
    private ulong made;

    public string Make()
    {
        Span<byte> bytes = stackalloc byte[PlainBytes + SealBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.GetUtcNow().UtcTicks);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], ++made);
        Seal(bytes[..PlainBytes], bytes[PlainBytes..]);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Looks at a nonce that came back; changes nothing, because the secret is not checked yet.</summary>
    public NonceVerdict Look(string nonce, uint count)
    {
        Span<byte> bytes = stackalloc byte[PlainBytes + SealBytes];
        Span<byte> seal = stackalloc byte[SealBytes];
        if (nonce.Length != bytes.Length * 2 || Convert.FromHexString(nonce, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            return NonceVerdict.Foreign;
        Seal(bytes[..PlainBytes], seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, bytes[PlainBytes..]))
            return NonceVerdict.Foreign;
        bool isOld = time.GetUtcNow() > Until(bytes);
        bool isUsed = count == 0 || (counts.TryGetValue(nonce, out (uint Count, DateTimeOffset Until) known) && count <= known.Count);
        return isOld || isUsed ? NonceVerdict.Stale : NonceVerdict.Fresh;
    }

    /// <summary>Notes that a fresh nonce was used with this count by somebody who knows the secret.</summary>
    public void Use(string nonce, uint count)
    {
        if (counts.Count >= MostCounts)
            Forget();
        counts[nonce] = (count, time.GetUtcNow() + Lifetime);
    }

    private static DateTimeOffset Until(ReadOnlySpan<byte> bytes)
    {
        // The seal has been checked: the instant is one of ours.
        return new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes), TimeSpan.Zero) + Lifetime;
    }

    private void Seal(ReadOnlySpan<byte> plain, Span<byte> seal)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, [.. "nonce"u8, .. plain], mac);
        mac[..SealBytes].CopyTo(seal);
    }

    private void Forget()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((string nonce, (uint _, DateTimeOffset until)) in counts)
        {
            if (now > until)
                counts.Remove(nonce);
        }
    }
}
