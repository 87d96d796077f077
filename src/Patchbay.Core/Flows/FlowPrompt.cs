using System.Collections.Immutable;
using Patchbay.Core.Spoken;

namespace Patchbay.Core.Flows;

/// <summary>What a caller hears in one go.</summary>
/// <param name="Phrases">Said one after the other.</param>
public sealed record FlowPrompt(ImmutableArray<FlowPhrase> Phrases)
{
    /// <summary>Nothing.</summary>
    public static FlowPrompt Nothing { get; } = new([]);

    /// <summary>True when there is nothing to hear.</summary>
    public bool IsEmpty => Phrases.IsDefaultOrEmpty;
}

/// <summary>One phrase: a recording when there is one, otherwise its words spoken.</summary>
/// <param name="Name">Name of the recording; null when the words are only spoken.</param>
/// <param name="Wordings">The words in each language. They may name variables: <c>You are number {position}.</c></param>
public sealed record FlowPhrase(string? Name, ImmutableArray<FlowWording> Wordings)
{
    /// <summary>Finds the words of a language.</summary>
    /// <param name="language">The language wanted: <c>sv</c>.</param>
    /// <param name="otherwise">The language to take when there are none in it.</param>
    /// <returns>The words; of any language before none at all; empty when there are none.</returns>
    public FlowWording In(string language, string otherwise) =>
        Wordings.FirstOrDefault(one => one.Language == language)
        // A value belongs to no language: it is said in the caller's where that one has words for it.
        ?? (Wordings is [{ IsValue: true } value] && PromptSet.Has(language) ? value with { Language = language } : null)
        ?? Wordings.FirstOrDefault(one => one.Language == otherwise)
        ?? Wordings.FirstOrDefault()
        ?? new(language, "");
}

/// <summary>The words of a phrase in one language.</summary>
/// <param name="Language">The language: <c>en</c>, <c>sv</c>.</param>
/// <param name="Text">The words.</param>
public sealed record FlowWording(string Language, string Text)
{
    /// <summary>True when it is a value and nothing else: <c>{order:digits}</c>.</summary>
    public bool IsValue => Text is ['{', .., '}'] && Text.IndexOf('}', StringComparison.Ordinal) == Text.Length - 1;

    /// <summary>What is left of the words while nobody knows how long callers wait.</summary>
    /// <returns>The words without the sentences that name a wait; empty when each does.</returns>
    public string WithoutWait() => Sentences.Without(Text, named => QueueFigure.Read(FlowFacts.NameIn(named)) is { IsWait: true });
}
