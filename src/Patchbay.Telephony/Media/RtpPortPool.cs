using System.Collections;
using System.Net;

namespace Patchbay.Telephony.Media;

/// <summary>Hands out pairs of ports in turn, so that a pair just given back rests as long as possible.</summary>
internal sealed class RtpPortPool(MediaOptions options)
{
    // Calls begin and end on any thread; taken while two sockets are bound, which does not wait.
    private readonly Lock _gate = new();
    private readonly BitArray _taken = new(Math.Max(0, (options.LastPort - options.FirstPort + 1) / 2));
    private int _next;

    private int _used;

    /// <summary>All pairs of the range.</summary>
    public int Count => _taken.Length;

    /// <summary>Pairs in use.</summary>
    public int Used => Volatile.Read(ref _used);

    /// <summary>Binds the next free pair.</summary>
    /// <returns>Null when all pairs are in use, by us or by others.</returns>
    public RtpPortPair? TryTake()
    {
        lock (_gate)
        {
            for (var tries = 0; tries < _taken.Length; tries++)
            {
                var pair = _next;
                _next = (_next + 1) % _taken.Length;
                if (_taken[pair] || TryBind(options.FirstPort + (2 * pair)) is not { } ports)
                    continue;
                _taken[pair] = true;
                _used++;
                return ports;
            }
            return null;
        }
    }

    /// <summary>Gives a pair back after its ports were closed.</summary>
    public void Release(int audioPort)
    {
        lock (_gate)
        {
            _taken[(audioPort - options.FirstPort) / 2] = false;
            _used--;
        }
    }

    private RtpPortPair? TryBind(int port)
    {
        if (UdpPort.TryBind(new IPEndPoint(options.BindAddress, port), options.ReceiveBufferBytes) is not { } first)
            return null;
        if (UdpPort.TryBind(new IPEndPoint(options.BindAddress, port + 1), options.ReceiveBufferBytes) is { } second)
            return new RtpPortPair(this, first, second);
        first.Dispose();
        return null;
    }
}
