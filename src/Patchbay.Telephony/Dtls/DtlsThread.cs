using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Patchbay.Telephony.Dtls;

/// <summary>The one thread that talks to OpenSSL: a handshake costs a millisecond, which media threads do not have.</summary>
/// <remarks>1,024 datagrams may wait; more are dropped, and the far ends send theirs again.</remarks>
internal sealed class DtlsThread : IDisposable
{
    private const int TickMilliseconds = 50;

    private readonly BlockingCollection<(DtlsSession? Session, byte[] Buffer, int Length)> _queue = new(1024);
    private readonly ConcurrentQueue<DtlsSession> _added = new();
    private readonly List<DtlsSession> _sessions = [];
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private volatile bool _stopping;

    public DtlsThread(ILogger logger)
    {
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "dtls" };
        _thread.Start();
    }

    /// <summary>Takes a session under the thread's care until it is over.</summary>
    public void Add(DtlsSession session)
    {
        _added.Enqueue(session);
        Wake();
    }

    /// <summary>Hands over a copy of a datagram.</summary>
    public void Post(DtlsSession session, ReadOnlySpan<byte> datagram)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(datagram.Length);
        datagram.CopyTo(buffer);
        if (!_queue.TryAdd((session, buffer, datagram.Length)))
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Says goodbye to all far ends, frees the sessions and stops.</summary>
    public void Dispose()
    {
        if (_stopping)
            return;
        _stopping = true;
        Wake();
        _thread.Join();
        _queue.Dispose();
    }

    // When the queue is full the thread is awake anyway.
    private void Wake() => _queue.TryAdd(default);

    private void Run()
    {
        while (!_stopping)
        {
            // Without a session there is nothing to tick: a site of desk phones and trunks alone does not wake up for this.
            var wait = _sessions.Count == 0 && _added.IsEmpty ? Timeout.Infinite : TickMilliseconds;
            if (_queue.TryTake(out var work, wait) && work.Session is not null)
                Receive(work.Session, work.Buffer, work.Length);
            TickAll();
        }
        foreach (var session in _sessions)
            session.RequestClose();
        TickAll();
    }

    private void Receive(DtlsSession session, byte[] buffer, int length)
    {
        Guarded(() => session.Receive(buffer.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void TickAll()
    {
        while (_added.TryDequeue(out var session))
            _sessions.Add(session);
        _sessions.RemoveAll(session =>
        {
            var goesOn = false;
            Guarded(() => goesOn = session.Tick());
            return !goesOn;
        });
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            // The top of the loop: one session's bug must not stop the handshakes of all others.
            _logger.SessionFailed(e);
        }
    }
}
