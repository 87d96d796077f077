using System.Runtime.InteropServices;

namespace Patchbay.Telephony.Media;

/// <summary>struct epoll_event in memory: the kernel packs it on x86-64 (12 bytes) and pads it elsewhere (16).</summary>
internal static unsafe class EpollEvent
{
    /// <summary>Enough for one event on any processor.</summary>
    public const int MaxBytes = 16;

    private const uint Readable = 1;

    private static readonly int Size = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    /// <summary>Writes an event that asks for readability and carries a tag.</summary>
    public static void Write(byte* destination, ulong tag)
    {
        *(uint*)destination = Readable;
        *(ulong*)(destination + Size - sizeof(ulong)) = tag;
    }

    /// <summary>Tag of the n-th event of an array.</summary>
    public static ulong Tag(byte* events, int index) => *(ulong*)(events + (index * Size) + Size - sizeof(ulong));
}
