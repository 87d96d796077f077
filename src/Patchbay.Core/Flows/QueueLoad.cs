namespace Patchbay.Core.Flows;

/// <summary>What a flow may know of a queue before it sends a caller there.</summary>
/// <param name="Waiting">Callers who wait without an agent.</param>
/// <param name="AtWork">Agents who serve it and are at work: free, busy, or in a break.</param>
/// <param name="WaitMinutes">The wait to expect there, in whole minutes, 0 for less than one; null when nobody knows.</param>
public readonly record struct QueueLoad(int Waiting, int AtWork, int? WaitMinutes = null);
