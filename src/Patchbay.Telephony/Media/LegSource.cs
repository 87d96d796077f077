namespace Patchbay.Telephony.Media;

/// <summary>Another leg's voice as a source.</summary>
internal sealed class LegSource(MediaLeg leg, Playlist? whenGone) : MediaSource
{
    public MediaLeg Leg { get; } = leg;

    public Playlist? WhenGone { get; } = whenGone;

    internal override bool IsSame(MediaSource other) => other is LegSource same && same.Leg == Leg && same.WhenGone == WhenGone;
}
