namespace Patchbay.Telephony.Srtp;

/// <summary>Remembers which of the last 64 packet indices have come.</summary>
/// <remarks>RFC 3711 §3.3.2. Asked before a packet is authenticated, told afterwards.</remarks>
internal struct ReplayWindow
{
    private const int Size = 64;

    private ulong _seen;
    private bool _started;

    /// <summary>Highest index that was authentic.</summary>
    public ulong Highest { get; private set; }

    /// <summary>True when the index is new and not older than the window.</summary>
    public readonly bool IsFresh(ulong index)
    {
        if (!_started || index > Highest)
            return true;
        var age = Highest - index;
        return age < Size && (_seen & (1UL << (int)age)) == 0;
    }

    /// <summary>Marks an authentic index.</summary>
    public void Add(ulong index)
    {
        if (!_started || index > Highest)
        {
            var ahead = _started ? index - Highest : Size;
            _seen = (ahead < Size ? _seen << (int)ahead : 0) | 1;
            (Highest, _started) = (index, true);
            return;
        }
        _seen |= 1UL << (int)(Highest - index);
    }
}
