using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Patchbay.Telephony.Stun;

/// <summary>Writes one STUN message. The length field is kept right after every attribute, as both checks cover it.</summary>
internal ref struct StunWriter
{
    private readonly Span<byte> _buffer;

    /// <summary>Begins a message.</summary>
    /// <param name="destination">128 bytes are enough for an answer.</param>
    /// <param name="type">Message type.</param>
    /// <param name="transactionId">12 bytes.</param>
    public StunWriter(Span<byte> destination, StunType type, ReadOnlySpan<byte> transactionId)
    {
        _buffer = destination;
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)type);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], StunMessage.MagicCookie);
        transactionId.CopyTo(destination[8..]);
        Length = StunMessage.HeaderBytes;
    }

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Appends any attribute.</summary>
    public void Attribute(StunAttribute type, ReadOnlySpan<byte> value) => value.CopyTo(Append(type, value.Length));

    /// <summary>Appends the address the request came from.</summary>
    /// <param name="address">4 bytes of IPv4 or 16 of IPv6.</param>
    /// <param name="port">Its port.</param>
    public void XorMappedAddress(ReadOnlySpan<byte> address, ushort port)
    {
        var value = Append(StunAttribute.XorMappedAddress, 4 + address.Length);
        value[0] = 0;
        value[1] = (byte)(address.Length == 4 ? 1 : 2);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(port ^ (StunMessage.MagicCookie >> 16)));
        // The cookie and the transaction follow each other in the header: one mask for both address families.
        for (var i = 0; i < address.Length; i++)
            value[4 + i] = (byte)(address[i] ^ _buffer[4 + i]);
    }

    /// <summary>Appends MESSAGE-INTEGRITY.</summary>
    public void MessageIntegrity(ReadOnlySpan<byte> password)
    {
        var covered = _buffer[..Length];
        var value = Append(StunAttribute.MessageIntegrity, 20);
#pragma warning disable CA5350 // The standard prescribes SHA-1; the password is ours and random.
        HMACSHA1.HashData(password, covered, value);
#pragma warning restore CA5350
    }

    /// <summary>Appends FINGERPRINT; nothing may follow.</summary>
    public void Fingerprint()
    {
        var covered = _buffer[..Length];
        var value = Append(StunAttribute.Fingerprint, 4);
        BinaryPrimitives.WriteUInt32BigEndian(value, StunMessage.Fingerprint(covered));
    }

    private Span<byte> Append(StunAttribute type, int valueBytes)
    {
        var padded = (valueBytes + 3) & ~3;
        var attribute = _buffer.Slice(Length, 4 + padded);
        BinaryPrimitives.WriteUInt16BigEndian(attribute, (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(attribute[2..], (ushort)valueBytes);
        attribute[(4 + valueBytes)..].Clear();
        Length += attribute.Length;
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[2..], (ushort)(Length - StunMessage.HeaderBytes));
        return attribute.Slice(4, valueBytes);
    }
}
