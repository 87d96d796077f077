using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Bridge;

/// <summary>One leg of a plan, as the switchboard carries it. Touched by the switchboard's owner loop only.</summary>
/// <param name="id">Which leg.</param>
internal abstract class BridgeLeg(LegId id)
{
    private Hearing? hears;
    private MediaLeg? hearing;
    private MediaLeg? heard;
    private ImmutableArray<MediaLeg> mixed = [];
    private int digitBatch;
    private (int Turn, Playlist? List)? saying;

    internal LegId Id => id;

    /// <summary>Its media; null while it has none.</summary>
    internal abstract MediaLeg? Media { get; }

    /// <summary>Makes the plan true, except for what the leg hears.</summary>
    internal abstract void Apply(LegPlan plan);

    /// <summary>Ends it, for a reason that a caller who was never answered is told.</summary>
    internal abstract void End(EndCause cause);

    /// <summary>Sets what the leg hears and what it is sent. Repeating it changes nothing.</summary>
    internal void Listen(LegPlan plan, Func<LegId, MediaLeg?> find, PromptShelf prompts)
    {
        if (Media is not { } media) return;
        media.Muted = plan.Muted;
        if (plan.DigitBatch > digitBatch && plan.Digits?.Value is { } digits)
        {
            digitBatch = plan.DigitBatch;
            media.SendDigits(digits);
        }

        var other = plan.Hears.Leg is { } leg ? find(leg) : null;
        var several = plan.Hears.Legs.IsDefault ? [] : plan.Hears.Legs.Select(find).OfType<MediaLeg>().ToImmutableArray();
        if (plan.Hears == hears && hearing == media && heard == other && mixed.AsSpan().SequenceEqual(several.AsSpan())) return;
        (hears, hearing, heard, mixed) = (plan.Hears, media, other, several);
        saying = null;
        media.Hear(plan.Hears.Kind switch
        {
            HearKind.Silence => MediaSource.Silence,
            HearKind.Prompt => prompts.List(plan.Hears.Once, plan.Hears.Loop),
            HearKind.Announcement => Say(plan.Hears, media, prompts),
            HearKind.Leg when other is not null => MediaSource.From(other, prompts.List(null, "music")),
            HearKind.Leg => prompts.List(null, "music"),
            HearKind.Mix => MediaSource.Mix(several),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    /// <summary>Tells the exchange that an announcement is over; legs that are never spoken with tell nothing.</summary>
    protected virtual void Told(int turn)
    {
    }

    /// <summary>The clips that play once have been sent.</summary>
    protected void Played(Playlist list)
    {
        if (saying is { } said && said.List == list) Told(said.Turn);
    }

    /// <summary>A key stops an announcement that allows it, without waiting for the exchange.</summary>
    protected void StopAtKey()
    {
        if (saying is null || hears?.Says is not { StopsAtKey: true } || Media is not { } media) return;
        saying = null;
        media.Hear(MediaSource.Silence);
    }

    /// <summary>Comes back to the switchboard's owner loop when something is ready.</summary>
    protected virtual void Later(Task<Playlist> ready, Action<Playlist> then)
    {
    }

    private MediaSource Say(Hearing wanted, MediaLeg media, PromptShelf prompts)
    {
        var says = wanted.Says!;
        var list = prompts.ListAsync(says, wanted.Loop);
        saying = (says.Turn, null);
        if (list.IsCompletedSuccessfully) return Begin(says.Turn, list.Result);
        Later(list, ready =>
        {
            if (saying is { List: null } said && said.Turn == says.Turn) Media?.Hear(Begin(says.Turn, ready));
        });
        // Music goes on until the words are there.
        return wanted.Loop is null ? MediaSource.Silence : media.Hearing;
    }

    private Playlist Begin(int turn, Playlist list)
    {
        saying = (turn, list);
        // Nothing to play is said at once: a caller must not wait for words that do not come.
        if (list.Once.Count == 0) Told(turn);
        return list;
    }
}
