using System.Collections.Immutable;

namespace Patchbay.Audit.Plan;

/// <summary>What a plan does in a stretch of time.</summary>
/// <param name="Id">Stable name: <c>build</c>.</param>
/// <param name="Title">Words.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Hours">Work in it.</param>
internal sealed record Phase(string Id, string Title, DateOnly Start, DateOnly End, double Hours);

/// <summary>Something that a plan has to say before all else.</summary>
/// <param name="IsImpossible">True when a wish or the deadline cannot be kept.</param>
/// <param name="Text">Sentences.</param>
internal sealed record Concern(bool IsImpossible, string Text);

/// <summary>The days of a plan.</summary>
/// <param name="Phases">Phases before and after the waves.</param>
/// <param name="Waves">Waves with their days.</param>
/// <param name="SlackDays">Working days from today to the latest safe start; negative when it is over.</param>
/// <param name="Concerns">What to say.</param>
internal sealed record Timing(ImmutableArray<Phase> Phases, ImmutableArray<Wave> Waves, int SlackDays, ImmutableArray<Concern> Concerns)
{
    /// <summary>A phase.</summary>
    internal Phase this[string id] => Phases.First(phase => phase.Id == id);
}
