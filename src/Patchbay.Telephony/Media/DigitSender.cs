using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>Sends a string of keys as telephone events, one packet per tick of 20 ms.</summary>
/// <remarks>
/// RFC 4733 §2.5: all packets of an event carry its first timestamp and a growing duration; the last is sent three times.
/// A key sounds for 100 ms and 60 to 100 ms of pause follow. A comma waits for half a second, as dial strings have it.
/// </remarks>
internal sealed class DigitSender(OutgoingStream stream)
{
    /// <summary>Digits that may wait on one leg; more is refused.</summary>
    public const int Capacity = 128;

    private const int SamplesPerTick = 160;
    private const int FirstEndTick = 5;
    private const int LastEndTick = 7;
    private const int LastDigitTick = 10;
    private const int LastPauseTick = 25;

    private readonly Queue<char> _digits = new(Capacity);
    private int _tick;
    private uint _events;

    /// <summary>True while the stream belongs to the digits; the voice is left out.</summary>
    public bool IsBusy => _digits.Count > 0;

    /// <summary>Queues digits: 0-9, *, #, A-D and the comma.</summary>
    /// <returns>False, and nothing is queued, when one is unknown or they are too many.</returns>
    public bool TryQueue(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || digits.Length > Capacity - _digits.Count)
            return false;
        foreach (var digit in digits)
        {
            if (digit != ',' && !TelephoneEvent.TryCode(digit, out _))
                return false;
        }
        foreach (var digit in digits)
            _digits.Enqueue(digit);
        return true;
    }

    /// <summary>Sends what is due. The caller holds the leg's sending lock.</summary>
    /// <returns>True when the last digit has just been finished.</returns>
    public bool Tick_NeedsLock(byte payloadType, long now)
    {
        _tick++;
        var digit = _digits.Peek();
        if (TelephoneEvent.TryCode(digit, out var code) && _tick <= LastEndTick)
            Send(code, payloadType, now);
        if (_tick < (digit == ',' ? LastPauseTick : LastDigitTick))
            return false;
        _tick = 0;
        _digits.Dequeue();
        return _digits.Count == 0;
    }

    private void Send(byte code, byte payloadType, long now)
    {
        if (_tick == 1)
            _events++;
        var value = new TelephoneEvent(code, _tick >= FirstEndTick, (ushort)(SamplesPerTick * Math.Min(_tick, FirstEndTick)));
        stream.SendEvent_NeedsLock(MediaSourceId.Digits(_events), 0, marker: _tick == 1, payloadType, value, now);
    }
}
