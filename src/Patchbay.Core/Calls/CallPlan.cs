using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>What telephony must make true for one leg.</summary>
public enum LegGoal
{
    /// <summary>Keep the caller waiting for a first sign.</summary>
    Trying,

    /// <summary>Tell the caller that it rings.</summary>
    Ring,

    /// <summary>Answered, and heard.</summary>
    Answered,

    /// <summary>Dial the target.</summary>
    Dial,

    /// <summary>Over: refuse, cancel or hang up, whichever fits.</summary>
    Over,
}

/// <summary>What a leg hears.</summary>
public enum HearKind
{
    /// <summary>Nothing.</summary>
    Silence,

    /// <summary>A greeting once, then music in a loop.</summary>
    Prompt,

    /// <summary>Another leg.</summary>
    Leg,

    /// <summary>What a call flow or a queue says, then music in a loop, or silence.</summary>
    Announcement,

    /// <summary>Several legs at once.</summary>
    Mix,
}

/// <summary>What a leg hears.</summary>
/// <param name="Kind">Silence, a prompt or a leg.</param>
/// <param name="Leg">The leg that is heard.</param>
/// <param name="Once">Prompt played once at first; null for none.</param>
/// <param name="Loop">Prompt played in a loop; null for silence.</param>
/// <param name="Says">What a call flow or a queue says; null for none.</param>
/// <param name="Legs">The legs that are heard together; default for other kinds.</param>
public sealed record Hearing(
    HearKind Kind, LegId? Leg = null, string? Once = null, string? Loop = null, Announcement? Says = null, ImmutableArray<LegId> Legs = default)
{
    /// <summary>Nothing.</summary>
    public static Hearing Silence { get; } = new(HearKind.Silence);

    /// <summary>Another leg.</summary>
    /// <param name="leg">Which.</param>
    /// <returns>What the leg hears.</returns>
    public static Hearing Of(LegId leg) => new(HearKind.Leg, leg);

    /// <summary>Several legs at once.</summary>
    /// <param name="legs">Which.</param>
    /// <returns>What the leg hears.</returns>
    public static Hearing Mix(ImmutableArray<LegId> legs) => new(HearKind.Mix, Legs: legs);

    /// <inheritdoc/>
    public bool Equals(Hearing? other) =>
        other is not null && (Kind, Leg, Once, Loop, Says) == (other.Kind, other.Leg, other.Once, other.Loop, other.Says) && Legs.AsSpan().SequenceEqual(other.Legs.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => (Kind, Leg, Once, Loop, Says, Legs.IsDefault ? 0 : Legs.Length).GetHashCode();

    /// <summary>Prompts.</summary>
    /// <param name="once">Played first, once; null for none.</param>
    /// <param name="loop">Played then for ever; null for none.</param>
    /// <returns>What the leg hears.</returns>
    public static Hearing Prompts(string? once, string? loop) => new(HearKind.Prompt, null, once, loop);

    /// <summary>What a call flow or a queue says.</summary>
    /// <param name="says">What.</param>
    /// <param name="then">Prompt played then for ever; null for silence.</param>
    /// <returns>What the leg hears.</returns>
    public static Hearing Said(Announcement says, string? then = null) => new(HearKind.Announcement, Loop: then, Says: says);
}

/// <summary>What telephony must make true for one leg.</summary>
/// <param name="Leg">Which.</param>
/// <param name="Kind">What carries it.</param>
/// <param name="Goal">Where it must be.</param>
/// <param name="Hears">What it hears.</param>
/// <param name="Agent">Whose browser; null for SIP legs.</param>
/// <param name="Target">What to dial; null for others.</param>
/// <param name="Dialog">What is needed to end it when this process never saw it; null when unknown.</param>
/// <param name="Cause">Why it must be over; null for other goals.</param>
/// <param name="WasAnswered">True when it was answered, or its answer may have been sent.</param>
/// <param name="Muted">True when nobody hears it.</param>
/// <param name="DigitBatch">Number of the last batch of keys to send to it; 0 for none.</param>
/// <param name="Digits">Those keys.</param>
/// <param name="IsForward">True for a party that the operator chose: it may be a SIP address. What agents dial is a number.</param>
public sealed record LegPlan(
    LegId Leg, LegKind Kind, LegGoal Goal, Hearing Hears, AgentId? Agent = null, PersonalText? Target = null, PersonalText? Dialog = null,
    EndCause? Cause = null, bool WasAnswered = false, bool Muted = false, int DigitBatch = 0, PersonalText? Digits = null,
    bool IsForward = false);

/// <summary>
/// What telephony must make true for one call: the whole of it, each time. Arranging the same plan twice changes nothing,
/// so a plan may be repeated after a restart without harm.
/// </summary>
/// <param name="Call">Which.</param>
/// <param name="Legs">All legs that are not over.</param>
/// <param name="Caller">The number and name to show a dialled party: our own number, or the caller's for a call that is sent on.</param>
/// <param name="RecordLeft">The leg on the left channel; null when nothing is recorded now.</param>
/// <param name="RecordRight">The leg on the right channel; null while that party is away, and in a conference.</param>
/// <param name="RecordingEnds">True when a recording must be finished now.</param>
/// <param name="RecordsMix">True when the right channel has what the left one's leg hears: all others of a conference.</param>
/// <param name="Messages">Messages that are being recorded, or must be finished; default for none.</param>
public sealed record CallPlan(
    InteractionId Call, ImmutableArray<LegPlan> Legs, PersonalText Caller, LegId? RecordLeft, LegId? RecordRight, bool RecordingEnds,
    bool RecordsMix = false, ImmutableArray<MessagePlan> Messages = default);
