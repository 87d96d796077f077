using System.Collections.Immutable;
using Patchbay.Core.Spoken;

namespace Patchbay.Core.Queues;

/// <summary>What a queue tells its callers while they wait. In between they hear its music.</summary>
/// <param name="First">How long after its entry a caller is told first.</param>
/// <param name="Every">How long after that again.</param>
/// <param name="Position">True to say the caller's place, or that the caller is next.</param>
/// <param name="Wait">True to say how long the wait will be, where that is known.</param>
/// <param name="Language">Language of the texts, and of the rest for callers whose own is not known or not shipped.</param>
/// <param name="Texts">
/// Said in turn after that: names of recordings, or words in which <c>{position}</c> and <c>{wait}</c> stand for the figures. Default for none.
/// </param>
public sealed record WaitAnnouncements(
    TimeSpan First, TimeSpan Every, bool Position = true, bool Wait = true, string Language = "en", ImmutableArray<string> Texts = default)
{
    private const int MostTexts = 20;
    private const int LongestText = 1_000;
    private const int LongestName = 64;

    /// <summary>The least time between two announcements: callers want to hear music too.</summary>
    public static TimeSpan ShortestPause { get; } = TimeSpan.FromSeconds(5);

    /// <summary>True when everything is in its range.</summary>
    public bool IsWellFormed =>
        First >= TimeSpan.FromSeconds(1) && Every >= ShortestPause && PromptSet.Has(Language)
        && (Texts.IsDefault || (Texts.Length <= MostTexts && Texts.All(text => text is { Length: > 0 and <= LongestText })));

    /// <summary>The text of a turn.</summary>
    /// <param name="turn">Counts from 1.</param>
    /// <returns>The text; null when there is none.</returns>
    public string? TextOf(int turn) => Texts.IsDefaultOrEmpty ? null : Texts[(turn - 1) % Texts.Length];

    /// <summary>Tells a recording's name from words.</summary>
    /// <param name="text">One of the texts.</param>
    /// <returns>True for small letters, digits and dashes alone, which begin with a letter.</returns>
    public static bool IsRecording(string text) =>
        text.Length <= LongestName && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Tells whether two say the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>True when they do.</returns>
    public static bool Same(WaitAnnouncements? a, WaitAnnouncements? b) =>
        a is null || b is null ? a is null && b is null : a with { Texts = b.Texts } == b && a.Texts.AsSpan().SequenceEqual(b.Texts.AsSpan());
}
