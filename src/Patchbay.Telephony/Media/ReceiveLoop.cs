using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Media;

/// <summary>One thread that waits for datagrams; every one of its ports is handled on it, start to end.</summary>
/// <remarks>
/// A port is watched, and then wakes the thread with each datagram, or visited: it is read from time to time with all others that are. Audio that
/// nobody hears is visited, because to wake a thread costs several times what the datagram does.
/// </remarks>
internal sealed unsafe class ReceiveLoop : IDisposable
{
    private const int MaxDatagramBytes = 2048;

    /// <summary>What a visit takes at most: some phones send three packets of 20 ms at once.</summary>
    private const int DatagramsPerVisit = 4;

    /// <summary>After so many visits those who are heard get their turn: they wait for a tenth of a millisecond, however many are visited.</summary>
    private const int VisitsPerTurn = 32;

    private readonly TimeSpan _visitEvery;
    private readonly ILogger _logger;
    private readonly Epoll _epoll = new();
    private readonly PortTable _ports = new();
    private readonly Thread _thread;

    // How a port is read changes on any thread; the loop itself never takes it.
    private readonly Lock _gate = new();
    private ImmutableArray<UdpPort> _visited = [];
    private long _visitedAt;
    private long _faults;
    private volatile bool _stopping;

    /// <param name="name">Name of the thread.</param>
    /// <param name="visitEvery">Time between two readings of a port that is visited.</param>
    /// <param name="logger">Where bugs of receivers are told.</param>
    public ReceiveLoop(string name, TimeSpan visitEvery, ILogger logger)
    {
        (_visitEvery, _logger) = (visitEvery, logger);
        _thread = new Thread(Run) { IsBackground = true, Name = name, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>Datagrams whose handler threw. A bug each; never the network's fault.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Starts listening on a port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="receiver">Who gets its datagrams.</param>
    /// <param name="isWatched">False when it is enough to read it from time to time.</param>
    public void Add(UdpPort port, IDatagramReceiver receiver, bool isWatched = true)
    {
        port.Receiver = receiver;
        _ports.Add(port);
        SetWatched(port, isWatched);
    }

    /// <summary>Chooses how a port is read from now on. What the kernel has no room to watch is visited; one that was removed is left alone.</summary>
    public void SetWatched(UdpPort port, bool isWatched)
    {
        var isFirst = false;
        lock (_gate)
        {
            if (port.IsClosed || port.IsWatched == isWatched)
                return;
            Forget_NeedsLock(port);
            port.IsWatched = isWatched && _epoll.TryAdd(port.Handle, (ulong)port.Slot);
            if (port.IsWatched is false)
            {
                isFirst = _visited.IsEmpty;
                _visited = _visited.Add(port);
            }
        }
        // A loop that visits nobody waits without a limit.
        if (isFirst)
            _epoll.Wake();
    }

    /// <summary>Stops listening and closes the port. A datagram under way may still reach its receiver.</summary>
    public void Remove(UdpPort port)
    {
        lock (_gate)
        {
            if (port.IsClosed)
                return;
            // Before the descriptor is closed: a number that is reused must not wake this loop.
            Forget_NeedsLock(port);
            _ports.Remove(port);
            port.Dispose();
        }
    }

    public void Dispose()
    {
        if (_stopping)
            return;
        _stopping = true;
        _epoll.Wake();
        _thread.Join();
        foreach (var port in _ports.All)
            port.Dispose();
        _epoll.Dispose();
    }

    private void Forget_NeedsLock(UdpPort port)
    {
        if (port.IsWatched is true)
            _epoll.Remove(port.Handle);
        else if (port.IsWatched is false)
            _visited = _visited.Remove(port);
        port.IsWatched = null;
    }

    private void Run()
    {
        var buffer = GC.AllocateUninitializedArray<byte>(MaxDatagramBytes, pinned: true);
        while (!_stopping)
        {
            Serve(WaitMilliseconds(), buffer);
            if (!_visited.IsEmpty && Stopwatch.GetElapsedTime(_visitedAt) >= _visitEvery)
                Visit(buffer);
        }
    }

    private int WaitMilliseconds()
    {
        if (_visited.IsEmpty)
            return -1;
        var rest = _visitEvery - Stopwatch.GetElapsedTime(_visitedAt);
        return rest > TimeSpan.Zero ? (int)Math.Ceiling(rest.TotalMilliseconds) : 0;
    }

    private void Serve(int waitMilliseconds, byte[] buffer)
    {
        var ready = _epoll.Wait(waitMilliseconds);
        for (var i = 0; i < ready; i++)
        {
            var tag = _epoll.Tag(i);
            if (tag == Epoll.SignalTag)
                _epoll.HearSignal();
            else if (_ports[tag] is { } port)
                Drain(port, port.DatagramsPerTurn, buffer);
        }
    }

    private void Visit(byte[] buffer)
    {
        _visitedAt = Stopwatch.GetTimestamp();
        var visits = 0;
        foreach (var port in _visited)
        {
            Drain(port, DatagramsPerVisit, buffer);
            if (++visits % VisitsPerTurn == 0)
                Serve(0, buffer);
        }
    }

    private void Drain(UdpPort port, int most, byte[] buffer)
    {
        var address = stackalloc byte[PeerAddress.MaxBytes];
        for (var i = 0; i < most && !port.IsClosed; i++)
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
