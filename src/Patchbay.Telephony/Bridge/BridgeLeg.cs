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
    private int digitBatch;

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
        if (plan.Hears == hears && hearing == media && heard == other) return;
        (hears, hearing, heard) = (plan.Hears, media, other);
        media.Hear(plan.Hears.Kind switch
        {
            HearKind.Silence => MediaSource.Silence,
            HearKind.Prompt => prompts.List(plan.Hears.Once, plan.Hears.Loop),
            HearKind.Leg when other is not null => MediaSource.From(other, prompts.List(null, "music")),
            HearKind.Leg => prompts.List(null, "music"),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }
}
