using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Patchbay.Telephony.Srtp;

/// <summary>AEAD_AES_128_GCM.</summary>
/// <remarks>
/// RFC 7714 §8 and §9. The keys are never disposed while a media thread may use them; the handle's finalizer does it.
/// A wrong tag surfaces as an exception inside <see cref="AesGcm"/>: about 20 µs per forged packet, bounded by the
/// receive thread itself and only reachable from an address that has passed the STUN check.
/// </remarks>
#pragma warning disable CA1001 // A media thread may be inside; see the remarks.
internal sealed class GcmCipher(byte[] key, byte[] salt) : ISrtpCipher
#pragma warning restore CA1001
{
    private const int Tag = 16;
    private const int RtcpHeaderBytes = 8;
    private const int IndexBytes = 4;
    private const uint EncryptedFlag = 0x8000_0000;

    private readonly AesGcm _gcm = new(key, Tag);

    public int TagBytes => Tag;

    public void ProtectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index)
    {
        Span<byte> nonce = stackalloc byte[12];
        RtpNonce(nonce, ssrc, index);
        var payload = packet[headerBytes..^Tag];
        _gcm.Encrypt(nonce, payload, payload, packet[^Tag..], packet[..headerBytes]);
    }

    public bool TryUnprotectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index)
    {
        Span<byte> nonce = stackalloc byte[12];
        RtpNonce(nonce, ssrc, index);
        return TryDecrypt(nonce, packet[headerBytes..^Tag], packet[^Tag..], packet[..headerBytes]);
    }

    public int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        Span<byte> nonce = stackalloc byte[12];
        RtcpNonce(nonce, ssrc, index);
        Span<byte> associated = stackalloc byte[RtcpHeaderBytes + IndexBytes];
        buffer[..RtcpHeaderBytes].CopyTo(associated);
        BinaryPrimitives.WriteUInt32BigEndian(associated[RtcpHeaderBytes..], index | EncryptedFlag);
        var payload = buffer[RtcpHeaderBytes..length];
        _gcm.Encrypt(nonce, payload, payload, buffer.Slice(length, Tag), associated);
        associated[RtcpHeaderBytes..].CopyTo(buffer[(length + Tag)..]);
        return length + Tag + IndexBytes;
    }

    public bool TryRtcpIndex(ReadOnlySpan<byte> packet, out uint indexWithFlag)
    {
        var isLongEnough = packet.Length >= RtcpHeaderBytes + Tag + IndexBytes;
        indexWithFlag = isLongEnough ? BinaryPrimitives.ReadUInt32BigEndian(packet[^IndexBytes..]) : 0;
        return isLongEnough;
    }

    public bool TryUnprotectRtcp(Span<byte> packet, uint ssrc, uint indexWithFlag, out int length)
    {
        length = packet.Length - Tag - IndexBytes;
        Span<byte> nonce = stackalloc byte[12];
        RtcpNonce(nonce, ssrc, indexWithFlag & ~EncryptedFlag);
        // Without the flag nothing is encrypted and the whole packet is only authenticated. §9.3.
        var readable = (indexWithFlag & EncryptedFlag) != 0 ? RtcpHeaderBytes : length;
        Span<byte> associated = stackalloc byte[readable + IndexBytes];
        packet[..readable].CopyTo(associated);
        packet[^IndexBytes..].CopyTo(associated[readable..]);
        return TryDecrypt(nonce, packet[readable..length], packet.Slice(length, Tag), associated);
    }

    private bool TryDecrypt(ReadOnlySpan<byte> nonce, Span<byte> payload, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associated)
    {
        try
        {
            _gcm.Decrypt(nonce, payload, tag, payload, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private void RtpNonce(Span<byte> nonce, uint ssrc, ulong index)
    {
        nonce[..2].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[6..], (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(nonce[10..], (ushort)index);
        AddSalt(nonce);
    }

    private void RtcpNonce(Span<byte> nonce, uint ssrc, uint index)
    {
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], index);
        AddSalt(nonce);
    }

    private void AddSalt(Span<byte> nonce)
    {
        for (var i = 0; i < nonce.Length; i++)
            nonce[i] ^= salt[i];
    }
}
