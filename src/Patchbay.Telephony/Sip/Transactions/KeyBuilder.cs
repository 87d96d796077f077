using System.Buffers.Binary;

namespace Patchbay.Telephony.Sip.Transactions;

/// <summary>Puts parts behind each other so that no two lists of parts give the same bytes.</summary>
internal ref struct KeyBuilder
{
    private readonly Span<byte> buffer;
    private int length;

    /// <summary>Builds in <paramref name="scratch"/>, made once and used again; parts beyond <paramref name="size"/> are cut.</summary>
    public KeyBuilder(ref byte[] scratch, int size)
    {
        if (scratch.Length < size)
            scratch = new byte[size];
        buffer = scratch;
    }

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
