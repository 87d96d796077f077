using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Spoken;

namespace Patchbay.Core.Routing;

/// <summary>Says what a waiting caller is told. A pure function, so it can be repeated at will.</summary>
internal static class WaitHearing
{
    /// <summary>What the caller hears while waiting.</summary>
    /// <param name="call">The caller's call.</param>
    /// <param name="queue">The settings of its queue.</param>
    /// <param name="language">The caller's language; null when the call flow did not say.</param>
    /// <returns>The last announcement, then music; null when there was none.</returns>
    internal static Hearing? Of(CallState call, QueueSettings? queue, string? language) =>
        call is { Phase: CallPhase.Waiting or CallPhase.Offered, Told: { } told } && queue?.Announcements is { } announcements
            // Counted down: a call flow counts up, and the two must not be taken for each other.
            ? Hearing.Said(new(-told.Turn, false, Parts(told, announcements, language)), queue.Music)
            : null;

    private static ImmutableArray<SpokenPart> Parts(WaitTold told, WaitAnnouncements announcements, string? wanted)
    {
        var set = PromptSet.In(wanted is not null && PromptSet.Has(wanted) ? wanted : announcements.Language);
        var parts = ImmutableArray.CreateBuilder<SpokenPart>();
        if (announcements.Position) parts.Add(PartOf(set.Position(told.Position), set));
        // Who is next need not hear of a wait that is as good as over.
        if (announcements.Wait && told.Minutes is { } minutes && !(announcements.Position && told.Position == 1 && minutes == 0)) parts.Add(PartOf(set.Wait(minutes), set));
        if (announcements.TextOf(told.Turn) is { } text && PartOf(text, told, set, announcements.Language) is { } own) parts.Add(own);
        return parts.ToImmutable();
    }

    private static SpokenPart PartOf(Utterance said, PromptSet set) => new(null, said.Text, set.Language, said.Pieces);

    /// <summary>A sentence with the wait is left out while nobody knows it, as it is in a call flow.</summary>
    private static SpokenPart? PartOf(string text, WaitTold told, PromptSet set, string language)
    {
        if (WaitAnnouncements.IsRecording(text)) return new(text, "", set.Language);
        var own = PromptSet.In(language);
        var said = Sentences.Without(text, named => named == "wait" && told.Minutes is null);
        if (said.Length == 0) return null;
        return new(
            null,
            said.Replace("{position}", own.Number(told.Position).Text, StringComparison.Ordinal)
                .Replace("{wait}", own.Minutes(Math.Max(1, told.Minutes ?? 1)).Text, StringComparison.Ordinal),
            language);
    }
}
