using System.Buffers.Binary;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>Puts parts behind each other so that no two lists of parts give the same bytes. What does not fit is cut.</summary>
internal ref struct KeyBuilder(Span<byte> buffer)
{
    /// <summary>Room for all that a message that passed its check can bring (see the limits there).</summary>
    public const int Size = 2048;

    private readonly Span<byte> buffer = buffer;
    private int length;

    public readonly ReadOnlySpan<byte> Written => buffer[..length];

    public void Append(scoped ReadOnlySpan<byte> part)
    {
        int room = Math.Max(0, buffer.Length - length - sizeof(int));
        int taken = Math.Min(part.Length, room);
        Append(part.Length);
        part[..taken].CopyTo(buffer[length..]);
        length += taken;
    }

    public void Append(int number)
    {
        if (buffer.Length - length < sizeof(int))
            return;
        BinaryPrimitives.WriteInt32LittleEndian(buffer[length..], number);
        length += sizeof(int);
    }
}
