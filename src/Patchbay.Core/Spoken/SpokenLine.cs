namespace Patchbay.Core.Spoken;

/// <summary>A sentence of the shipped prompt set.</summary>
/// <param name="Text">Its words, with <c>{}</c> where a value stands.</param>
/// <param name="Pieces">Names of the recordings that say it, with <c>{}</c> for those of the value, between spaces.</param>
public sealed record SpokenLine(string Text, string Pieces)
{
    private const string Hole = "{}";

    /// <summary>Puts a value in.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The whole sentence.</returns>
    public Utterance With(Utterance value) => new(
        Text.Replace(Hole, value.Text, StringComparison.Ordinal),
        [.. Pieces.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(piece => piece == Hole ? value.Pieces : [piece])]);
}
