namespace Patchbay.Telephony.Rtp;

/// <summary>The engine's time: monotonic microseconds, audio samples and NTP, all from one <see cref="TimeProvider"/>.</summary>
internal sealed class MediaClock(TimeProvider time)
{
    /// <summary>Seconds from 1900 (NTP) to 1970 (Unix).</summary>
    private const long NtpEpochSeconds = 2_208_988_800;

    private readonly long _startTimestamp = time.GetTimestamp();
    private readonly DateTimeOffset _startUtc = time.GetUtcNow();

    /// <summary>Microseconds since the engine started. Never goes back.</summary>
    public long Now => time.GetElapsedTime(_startTimestamp).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Samples at 8 kHz in a span of microseconds.</summary>
    public static long Samples(long microseconds) => microseconds * 8 / 1000;

    /// <summary>Wall clock in NTP's form: seconds in the upper, fraction in the lower 32 bits.</summary>
    public ulong Ntp(long now)
    {
        var ticks = _startUtc.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + (now * TimeSpan.TicksPerMicrosecond);
        var seconds = (ulong)((ticks / TimeSpan.TicksPerSecond) + NtpEpochSeconds);
        var fraction = ((ulong)(ticks % TimeSpan.TicksPerSecond) << 32) / TimeSpan.TicksPerSecond;
        return (seconds << 32) | fraction;
    }

    /// <summary>Middle 32 bits of the NTP time, as reports carry it: units of 1/65536 s.</summary>
    public uint NtpMiddle(long now) => (uint)(Ntp(now) >> 16);
}
