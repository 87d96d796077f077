namespace Patchbay.Core.Queues;

/// <summary>Who gives a caller points of priority.</summary>
public enum PrioritySource
{
    /// <summary>A step of a call flow.</summary>
    FlowStep,

    /// <summary>The setting of the number that was called.</summary>
    Number,

    /// <summary>A supervisor who moved the caller.</summary>
    Supervisor,

    /// <summary>The customer's tier.</summary>
    Tier,
}

/// <summary>Where points of a caller's priority come from, so that a person can tell why somebody stands in front.</summary>
/// <param name="Source">Who gave them.</param>
/// <param name="Name">Name of the step or of the tier, or the number; null for a supervisor, whom the event names.</param>
/// <param name="Points">How many; the sum of all is held within the range of a priority.</param>
public sealed record PriorityPart(PrioritySource Source, string? Name, int Points);
