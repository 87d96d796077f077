using System.Collections.Immutable;

namespace Patchbay.Core.Calls;

/// <summary>What a call flow says to a caller in one go. Telephony tells when it is said.</summary>
/// <param name="Turn">Counts what is said in the call: the same turn is the same announcement, and is not begun anew.</param>
/// <param name="StopsAtKey">True when the first key stops it; telephony does that at once.</param>
/// <param name="Parts">Said one after the other.</param>
public sealed record Announcement(int Turn, bool StopsAtKey, ImmutableArray<SpokenPart> Parts)
{
    /// <summary>Arrays compare by reference, and a plan that is made again must not begin the announcement again.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when it is the same turn.</returns>
    public bool Equals(Announcement? other) => other?.Turn == Turn;

    /// <inheritdoc/>
    public override int GetHashCode() => Turn;
}

/// <summary>One part of an announcement: a recording when there is one, otherwise its words spoken.</summary>
/// <param name="Recording">Name of the recording; null when there can be none.</param>
/// <param name="Text">The words, with all values; they may be about the caller.</param>
/// <param name="Language">Their language: <c>en</c>.</param>
/// <param name="Pieces">Recordings that say the same together, when all of them are there; default for none.</param>
public sealed record SpokenPart(string? Recording, string Text, string Language, ImmutableArray<string> Pieces = default)
{
    /// <summary>Never its words: a log might print it.</summary>
    /// <returns>The recording's name and the language.</returns>
    public override string ToString() => $"{Recording ?? "words"} ({Language})";
}
