using System.Collections.Immutable;

namespace Patchbay.Flows.Trials;

/// <summary>Who calls in a trial, and how.</summary>
/// <param name="From">The caller's number; empty when withheld.</param>
/// <param name="At">When the caller calls, in UTC.</param>
/// <param name="Trunk">Name or address of the trunk that the call comes over; empty when nobody knows.</param>
/// <param name="Queues">How the caller finds queues; default for nothing in particular.</param>
public sealed record TrialCaller(string From, DateTimeOffset At, string Trunk = "", ImmutableArray<TrialQueue> Queues = default)
{
    /// <summary>How the caller finds a queue.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null for nothing in particular.</returns>
    internal TrialQueue? Find(string name) => Queues.IsDefault ? null : Queues.FirstOrDefault(queue => queue.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
