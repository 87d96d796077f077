using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Media;

/// <summary>One leg's position in a playlist.</summary>
internal sealed class PlaylistCursor(Playlist playlist)
{
    private int _clip;
    private int _position;

    public Playlist Playlist { get; } = playlist;

    /// <summary>True from the call of <see cref="Fill"/> that took the last sample of the clips played once.</summary>
    public bool IsOnceFinished => _clip >= Playlist.Once.Count;

    /// <summary>Fills a frame with the next samples; what is left after the end is silence.</summary>
    public void Fill(Span<byte> frame)
    {
        while (frame.Length > 0)
        {
            var samples = Current();
            if (samples.IsEmpty)
            {
                frame.Fill(G711.ULawSilence);
                return;
            }
            var taken = Math.Min(frame.Length, samples.Length);
            samples[..taken].CopyTo(frame);
            frame = frame[taken..];
            Advance(taken, isClipDone: taken == samples.Length);
        }
    }

    /// <summary>What is left of the current clip; empty when there is nothing more to play.</summary>
    private ReadOnlySpan<byte> Current()
    {
        while (_clip < Playlist.Once.Count)
        {
            if (_position < Playlist.Once[_clip].ULaw.Length)
                return Playlist.Once[_clip].ULaw.Span[_position..];
            _clip++;
            _position = 0;
        }
        return Playlist.ThenLoop is { } loop ? loop.ULaw.Span[_position..] : [];
    }

    private void Advance(int taken, bool isClipDone)
    {
        _position = isClipDone ? 0 : _position + taken;
        if (isClipDone && _clip < Playlist.Once.Count)
            _clip++;
    }
}
