using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Patchbay.Telephony.Srtp;

/// <summary>AES_CM_128_HMAC_SHA1_80.</summary>
/// <remarks>RFC 3711 §3.3, §3.4 and §4.1.1. The keys are never disposed while a media thread may use them; finalizers do it.</remarks>
internal sealed class CounterModeCipher : ISrtpCipher
{
    private const int Tag = 10;
    private const int MacBytes = 20;
    private const int RtcpHeaderBytes = 8;
    private const int IndexBytes = 4;
    private const int BlockBytes = 16;
    private const int MaxBlocks = 128;
    private const uint EncryptedFlag = 0x8000_0000;

    private readonly byte[] _salt;
    private readonly ICryptoTransform _aes;
    private readonly IncrementalHash _mac;
    private readonly byte[] _counters = new byte[MaxBlocks * BlockBytes];
    private readonly byte[] _keyStream = new byte[MaxBlocks * BlockBytes];

    public CounterModeCipher(byte[] key, byte[] salt, byte[] authenticationKey)
    {
        _salt = salt;
        using var aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        // The transform lives as long as the leg: made once, it encrypts blocks of counters without allocation.
        _aes = aes.CreateEncryptor(key, null);
        _mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, authenticationKey);
    }

    public int TagBytes => Tag;

    public void ProtectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index)
    {
        ApplyKeyStream(packet[headerBytes..^Tag], ssrc, index);
        Span<byte> mac = stackalloc byte[MacBytes];
        RtpMac(packet[..^Tag], index, mac);
        mac[..Tag].CopyTo(packet[^Tag..]);
    }

    public bool TryUnprotectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index)
    {
        Span<byte> mac = stackalloc byte[MacBytes];
        RtpMac(packet[..^Tag], index, mac);
        if (!CryptographicOperations.FixedTimeEquals(mac[..Tag], packet[^Tag..]))
            return false;
        ApplyKeyStream(packet[headerBytes..^Tag], ssrc, index);
        return true;
    }

    public int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index)
    {
        ApplyKeyStream(buffer[RtcpHeaderBytes..length], ssrc, index);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[length..], index | EncryptedFlag);
        Span<byte> mac = stackalloc byte[MacBytes];
        _mac.AppendData(buffer[..(length + IndexBytes)]);
        _mac.GetHashAndReset(mac);
        mac[..Tag].CopyTo(buffer[(length + IndexBytes)..]);
        return length + IndexBytes + Tag;
    }

    public bool TryRtcpIndex(ReadOnlySpan<byte> packet, out uint indexWithFlag)
    {
        var isLongEnough = packet.Length >= RtcpHeaderBytes + IndexBytes + Tag;
        indexWithFlag = isLongEnough ? BinaryPrimitives.ReadUInt32BigEndian(packet[^(IndexBytes + Tag)..]) : 0;
        return isLongEnough;
    }

    public bool TryUnprotectRtcp(Span<byte> packet, uint ssrc, uint indexWithFlag, out int length)
    {
        length = packet.Length - IndexBytes - Tag;
        Span<byte> mac = stackalloc byte[MacBytes];
        _mac.AppendData(packet[..^Tag]);
        _mac.GetHashAndReset(mac);
        if (!CryptographicOperations.FixedTimeEquals(mac[..Tag], packet[^Tag..]))
            return false;
        if ((indexWithFlag & EncryptedFlag) != 0)
            ApplyKeyStream(packet[RtcpHeaderBytes..length], ssrc, indexWithFlag & ~EncryptedFlag);
        return true;
    }

    private void RtpMac(ReadOnlySpan<byte> packet, ulong index, Span<byte> mac)
    {
        Span<byte> rollover = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        _mac.AppendData(packet);
        _mac.AppendData(rollover);
        _mac.GetHashAndReset(mac);
    }

    /// <summary>The counter of the first block is (salt · 2^16) ⊕ (SSRC · 2^64) ⊕ (index · 2^16).</summary>
    private void ApplyKeyStream(Span<byte> payload, uint ssrc, ulong index)
    {
        var blocks = (payload.Length + BlockBytes - 1) / BlockBytes;
        if (blocks == 0)
            return;
        Span<byte> first = stackalloc byte[BlockBytes];
        first.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(first[4..], ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(first[8..], index << 16);
        for (var i = 0; i < _salt.Length; i++)
            first[i] ^= _salt[i];
        for (var block = 0; block < blocks; block++)
        {
            first.CopyTo(_counters.AsSpan(block * BlockBytes));
            BinaryPrimitives.WriteUInt16BigEndian(_counters.AsSpan((block * BlockBytes) + 14), (ushort)block);
        }
        _aes.TransformBlock(_counters, 0, blocks * BlockBytes, _keyStream, 0);
        Xor(payload, _keyStream.AsSpan(0, payload.Length));
    }

    private static void Xor(Span<byte> payload, ReadOnlySpan<byte> keyStream)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(payload);
        var keyWords = MemoryMarshal.Cast<byte, ulong>(keyStream);
        for (var i = 0; i < words.Length; i++)
            words[i] ^= keyWords[i];
        for (var i = words.Length * sizeof(ulong); i < payload.Length; i++)
            payload[i] ^= keyStream[i];
    }
}
