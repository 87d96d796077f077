using System.Buffers.Binary;

namespace Patchbay.Telephony.Rtp;

/// <summary>The four bytes of a telephone event: a key of the dial pad and how long it has been held.</summary>
/// <param name="Code">0 to 9, 10 for *, 11 for #, 12 to 15 for A to D; others are tones we do not know.</param>
/// <param name="IsEnd">Set on the last packet of the event and its repetitions.</param>
/// <param name="Duration">Samples since the event's timestamp.</param>
/// <remarks>RFC 4733 §2.3.</remarks>
internal readonly record struct TelephoneEvent(byte Code, bool IsEnd, ushort Duration)
{
    /// <summary>Bytes of the payload.</summary>
    public const int PayloadBytes = 4;

    /// <summary>Power of the tone the far end should make: -10 dBm0, the level dial pads use.</summary>
    private const byte Volume = 10;

    private const string Keys = "0123456789*#ABCD";

    /// <summary>The key, or null when the code is not one of a dial pad.</summary>
    public char? Digit => Code < Keys.Length ? Keys[Code] : null;

    /// <summary>Reads the payload of one packet.</summary>
    /// <returns>False when it is too short. Never throws.</returns>
    public static bool TryParse(ReadOnlySpan<byte> payload, out TelephoneEvent value)
    {
        value = default;
        if (payload.Length < PayloadBytes)
            return false;
        value = new TelephoneEvent(payload[0], (payload[1] & 0x80) != 0, BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        return true;
    }

    /// <summary>Gives the event code of a key; lower-case a to d are accepted.</summary>
    public static bool TryCode(char digit, out byte code)
    {
        var index = Keys.IndexOf(char.ToUpperInvariant(digit), StringComparison.Ordinal);
        code = (byte)Math.Max(0, index);
        return index >= 0;
    }

    /// <summary>Writes the payload of one packet.</summary>
    public void Write(Span<byte> destination)
    {
        destination[0] = Code;
        destination[1] = (byte)(Volume | (IsEnd ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], Duration);
    }
}
