using System.Collections.Immutable;

namespace Patchbay.Core.Spoken;

/// <summary>Something to be said: its words, and the recordings that say the same one after the other.</summary>
/// <param name="Text">The words.</param>
/// <param name="Pieces">Names of the recordings; they are played only when all of them are there.</param>
public sealed record Utterance(string Text, ImmutableArray<string> Pieces)
{
    /// <summary>Nothing to say.</summary>
    public static Utterance Nothing { get; } = new("", []);

    internal static Utterance Of(string text, params ReadOnlySpan<string> pieces) => new(text, [.. pieces]);

    internal Utterance And(string between, Utterance other) => new(Text + between + other.Text, [.. Pieces, .. other.Pieces]);
}
