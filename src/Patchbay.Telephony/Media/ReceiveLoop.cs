using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Media;

/// <summary>One thread with its own epoll descriptor; every datagram of its ports is handled on it, start to end.</summary>
internal sealed unsafe class ReceiveLoop : IDisposable
{
    private const int MaxDatagramBytes = 2048;
    private const int EventsPerWait = 256;

    private const ulong StopTag = ulong.MaxValue;

    private readonly ILogger _logger;
    private readonly int _epoll;
    private readonly int _stopSignal;
    private readonly Thread _thread;

    // Ports come and go on any thread while the loop looks them up; the loop itself never takes it.
    private readonly Lock _slotsGate = new();
    private readonly Stack<int> _free = new();
    private volatile UdpPort?[] _slots = new UdpPort?[64];
    private int _used;
    private long _faults;
    private volatile bool _stopping;

    public ReceiveLoop(string name, ILogger logger)
    {
        _logger = logger;
        _epoll = Linux.EpollCreate(0);
        _stopSignal = Linux.EventDescriptor(0, Linux.NonBlockingCloseOnExec);
        if (_epoll < 0 || _stopSignal < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        var stop = stackalloc byte[EpollEvent.MaxBytes];
        EpollEvent.Write(stop, StopTag);
        if (Linux.EpollControl(_epoll, Linux.EpollControlAdd, _stopSignal, stop) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        _thread = new Thread(Run) { IsBackground = true, Name = name, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Datagrams whose handler threw. A bug each; never the network's fault.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Starts listening on a port.</summary>
    public void Add(UdpPort port, IDatagramReceiver receiver)
    {
        port.Receiver = receiver;
        lock (_slotsGate)
            port.Slot = Occupy_NeedsLock(port);
        var interest = stackalloc byte[EpollEvent.MaxBytes];
        EpollEvent.Write(interest, (ulong)port.Slot);
        if (Linux.EpollControl(_epoll, Linux.EpollControlAdd, port.Handle, interest) == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        Remove(port);
        throw new Win32Exception(error);
    }

    /// <summary>Stops listening and closes the port. A datagram under way may still reach its receiver.</summary>
    public void Remove(UdpPort port)
    {
        var unused = stackalloc byte[EpollEvent.MaxBytes];
        lock (_slotsGate)
        {
            if (port.Slot < 0 || _slots[port.Slot] != port)
                return;
            // Before the descriptor is closed: a number that is reused must not wake this loop.
            _ = Linux.EpollControl(_epoll, Linux.EpollControlDelete, port.Handle, unused);
            _slots[port.Slot] = null;
            _free.Push(port.Slot);
        }
        port.Dispose();
    }

    public void Dispose()
    {
        if (_stopping)
            return;
        _stopping = true;
        ulong one = 1;
        _ = Linux.Write(_stopSignal, &one, sizeof(ulong));
        _thread.Join();
        foreach (var port in _slots)
            port?.Dispose();
        _ = Linux.Close(_stopSignal);
        _ = Linux.Close(_epoll);
    }

    private int Occupy_NeedsLock(UdpPort port)
    {
        var slot = _free.Count > 0 ? _free.Pop() : _used++;
        if (slot == _slots.Length)
        {
            var larger = new UdpPort?[_slots.Length * 2];
            _slots.CopyTo(larger, 0);
            _slots = larger;
        }
        _slots[slot] = port;
        return slot;
    }

    private void Run()
    {
        var events = stackalloc byte[EventsPerWait * EpollEvent.MaxBytes];
        var buffer = GC.AllocateUninitializedArray<byte>(MaxDatagramBytes, pinned: true);
        while (!_stopping)
        {
            var ready = Linux.EpollWait(_epoll, events, EventsPerWait, -1);
            for (var i = 0; i < ready; i++)
            {
                var tag = EpollEvent.Tag(events, i);
                if (tag != StopTag && _slots[tag] is { } port)
                    Drain(port, buffer);
            }
        }
    }

    private void Drain(UdpPort port, byte[] buffer)
    {
        var address = stackalloc byte[PeerAddress.MaxBytes];
        for (var i = 0; i < port.DatagramsPerTurn && !port.IsClosed; i++)
        {
            var addressBytes = PeerAddress.MaxBytes;
            var length = Receive(port, buffer, address, &addressBytes);
            if (length < 0)
                return;
            if (PeerAddress.TryRead(new ReadOnlySpan<byte>(address, addressBytes), out var from))
                Deliver(port, buffer.AsSpan(0, length), from);
        }
    }

    private static int Receive(UdpPort port, byte[] buffer, byte* address, int* addressBytes)
    {
        try
        {
            fixed (byte* start = buffer)
                return (int)Linux.ReceiveFrom(port.Handle, start, buffer.Length, Linux.DoNotWait, address, addressBytes);
        }
        catch (ObjectDisposedException)
        {
            // The port was closed since the last look; its slot is already empty.
            return -1;
        }
    }

    private void Deliver(UdpPort port, Span<byte> datagram, in PeerAddress from)
    {
        try
        {
            port.Receiver!.OnDatagram(port, datagram, from);
        }
        catch (Exception e)
        {
            // The top of the loop: one leg's bug must not silence the others. Logged at 1, 2, 4, 8 ... of them.
            if (long.IsPow2(Interlocked.Increment(ref _faults)))
                _logger.DatagramHandlerFailed(e, port.LocalEndPoint.Port, _faults);
        }
    }
}
