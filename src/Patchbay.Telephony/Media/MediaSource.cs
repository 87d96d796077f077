namespace Patchbay.Telephony.Media;

/// <summary>What a leg hears. Hearing the same source again changes nothing; it does not start over.</summary>
public abstract class MediaSource
{
    private protected MediaSource()
    {
    }

    /// <summary>Nothing is sent at all: before the answer, or when the far end asked us not to send.</summary>
    public static MediaSource Nothing { get; } = new NothingSource();

    /// <summary>Silent packets are sent, which keeps the path through address translators open.</summary>
    public static MediaSource Silence { get; } = new SilenceSource();

    /// <summary>Another leg's voice.</summary>
    /// <param name="leg">The leg to listen to.</param>
    /// <param name="whenGone">Played while that leg is closed or has gone quiet past its limit; silence when null.</param>
    public static MediaSource From(MediaLeg leg, Playlist? whenGone = null) => new LegSource(leg, whenGone);

    /// <summary>Several legs' voices together: what a member of a conference hears.</summary>
    /// <param name="legs">All members but the one who hears.</param>
    public static MediaSource Mix(IEnumerable<MediaLeg> legs) => new MixSource([.. legs]);

    /// <summary>True when switching from this to <paramref name="other"/> would change nothing.</summary>
    internal virtual bool IsSame(MediaSource other) => ReferenceEquals(this, other);

    private sealed class NothingSource : MediaSource;

    private sealed class SilenceSource : MediaSource;
}
