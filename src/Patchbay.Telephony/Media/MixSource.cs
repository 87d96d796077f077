using System.Collections.Immutable;

namespace Patchbay.Telephony.Media;

/// <summary>Several legs' voices at once as a source: what one member of a conference hears, the others without itself.</summary>
internal sealed class MixSource(ImmutableArray<MediaLeg> legs) : MediaSource
{
    public ImmutableArray<MediaLeg> Legs { get; } = legs;

    internal override bool IsSame(MediaSource other) => other is MixSource same && same.Legs.AsSpan().SequenceEqual(Legs.AsSpan());
}
