using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>Tells whether something is said: counts packets that are louder than a quiet line. Written by one receive thread, read by any.</summary>
public sealed class VoiceMeter
{
    /// <summary>Mean of the samples' magnitude, of 32,767: about -42 dB, above the noise of a line and far below speech.</summary>
    private const int Threshold = 260;

    /// <summary>As many packets of 20 ms are a syllable; fewer may be a click.</summary>
    private const int Syllable = 8;

    private long _loud;

    /// <summary>Packets that were loud.</summary>
    public long Loud => Interlocked.Read(ref _loud);

    /// <summary>True when more than a click was heard.</summary>
    public bool HasVoice => Loud >= Syllable;

    internal void Write(ReadOnlySpan<byte> ulaw)
    {
        if (ulaw.IsEmpty)
            return;
        long sum = 0;
        foreach (var code in ulaw)
            sum += Math.Abs((int)G711.ULawToLinear(code));
        if (sum / ulaw.Length > Threshold)
            Interlocked.Increment(ref _loud);
    }
}
