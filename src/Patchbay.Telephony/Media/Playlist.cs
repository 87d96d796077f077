namespace Patchbay.Telephony.Media;

/// <summary>Clips played one after the other without a gap, then one in a loop, or silence.</summary>
/// <param name="once">Played in order, once: the words of an announcement. May be empty.</param>
/// <param name="thenLoop">Repeated afterwards, for instance hold music; silence when null.</param>
/// <remarks>
/// Each leg has its own position. <see cref="PlaybackFinished"/> follows the last of <paramref name="once"/>.
/// To play the same again on the same leg, make a new list.
/// </remarks>
public sealed class Playlist(IReadOnlyList<AudioClip> once, AudioClip? thenLoop = null) : MediaSource
{
    /// <summary>One clip, then silence.</summary>
    /// <param name="clip">What to play.</param>
    public Playlist(AudioClip clip)
        : this([clip])
    {
    }

    /// <summary>The clips played once.</summary>
    public IReadOnlyList<AudioClip> Once { get; } = once;

    /// <summary>The clip repeated afterwards.</summary>
    public AudioClip? ThenLoop { get; } = thenLoop;
}
