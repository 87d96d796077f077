using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Patchbay.Telephony.Media;

/// <summary>The descriptors that one thread waits for. All but waiting is safe on any thread.</summary>
internal sealed unsafe class Epoll : IDisposable
{
    /// <summary>Tag of <see cref="Wake"/> among the events.</summary>
    public const ulong SignalTag = ulong.MaxValue;

    private const int EventsPerWait = 256;

    private readonly int _epoll;
    private readonly int _signal;
    private readonly byte[] _events = GC.AllocateUninitializedArray<byte>(EventsPerWait * EpollEvent.MaxBytes, pinned: true);

    /// <exception cref="Win32Exception">The system is out of descriptors.</exception>
    public Epoll()
    {
        _epoll = Linux.EpollCreate(0);
        _signal = Linux.EventDescriptor(0, Linux.NonBlockingCloseOnExec);
        if (_epoll < 0 || _signal < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        var interest = stackalloc byte[EpollEvent.MaxBytes];
        EpollEvent.Write(interest, SignalTag);
        if (Linux.EpollControl(_epoll, Linux.EpollControlAdd, _signal, interest) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Waits for what can be read from now on.</summary>
    /// <returns>False when the kernel has no room for another descriptor.</returns>
    public bool TryAdd(SafeHandle descriptor, ulong tag)
    {
        var interest = stackalloc byte[EpollEvent.MaxBytes];
        EpollEvent.Write(interest, tag);
        return Linux.EpollControl(_epoll, Linux.EpollControlAdd, descriptor, interest) == 0;
    }

    public void Remove(SafeHandle descriptor)
    {
        var unused = stackalloc byte[EpollEvent.MaxBytes];
        _ = Linux.EpollControl(_epoll, Linux.EpollControlDelete, descriptor, unused);
    }

    /// <summary>Ends the wait that is under way, or else the next one.</summary>
    public void Wake()
    {
        ulong one = 1;
        _ = Linux.Write(_signal, &one, sizeof(ulong));
    }

    /// <summary>Waits until something can be read.</summary>
    /// <param name="milliseconds">Longest wait; -1 for no limit.</param>
    /// <returns>How many events there are; <see cref="Tag"/> names each until the next wait.</returns>
    public int Wait(int milliseconds)
    {
        fixed (byte* events = _events)
            return Linux.EpollWait(_epoll, events, EventsPerWait, milliseconds);
    }

    /// <summary>Whose event it is.</summary>
    public ulong Tag(int index)
    {
        fixed (byte* events = _events)
            return EpollEvent.Tag(events, index);
    }

    /// <summary>Takes note of <see cref="Wake"/>, which ends every wait until then.</summary>
    public void HearSignal()
    {
        ulong count;
        _ = Linux.Read(_signal, &count, sizeof(ulong));
    }

    public void Dispose()
    {
        _ = Linux.Close(_signal);
        _ = Linux.Close(_epoll);
    }
}
