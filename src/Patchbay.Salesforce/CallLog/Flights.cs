using Patchbay.Salesforce.CallLog.Rows;

namespace Patchbay.Salesforce.CallLog;

/// <summary>A batch on its way.</summary>
/// <param name="Writes">Its calls.</param>
/// <param name="IsLive">True for calls of this moment, false for a backlog.</param>
/// <param name="Sending">Ends with what is in the way of all; null when nothing is.</param>
internal sealed record Flight(IReadOnlyList<CallWrite> Writes, bool IsLive, Task<WriteStop?> Sending);

/// <summary>
/// The batches on their way. Salesforce locks the records that a Task hangs on, so calls with a parent in common travel in one batch,
/// and none travels while another with its parent is on its way: they would only wait for each other's lock, and fail. Used by the
/// writer's loop alone.
/// </summary>
internal sealed class Flights
{
    private readonly List<Flight> flying = [];
    private readonly HashSet<Guid> records = [];
    private readonly HashSet<string> parents = new(StringComparer.Ordinal);

    /// <summary>How many are on their way.</summary>
    internal int Count => flying.Count;

    /// <summary>How many of them carry a backlog.</summary>
    internal int OfBacklog => flying.Count(f => !f.IsLive);

    /// <summary>Ends when one of them has landed; null when none flies.</summary>
    internal Task? Landing => flying.Count == 0 ? null : Task.WhenAny(flying.Select(f => f.Sending));

    /// <summary>True when the call is on its way.</summary>
    /// <param name="record">Which.</param>
    internal bool Carries(Guid record) => records.Contains(record);

    /// <summary>True when a batch on its way holds one of these parents.</summary>
    /// <param name="wanted">Parents of a call.</param>
    internal bool Lock(IEnumerable<string> wanted) => wanted.Any(parents.Contains);

    /// <summary>Sends a batch off.</summary>
    /// <param name="flight">The batch.</param>
    internal void Launch(Flight flight)
    {
        flying.Add(flight);
        foreach (var write in flight.Writes)
        {
            records.Add(write.Link.Record.Value);
            parents.UnionWith(write.Parents);
        }
    }

    /// <summary>Takes those that have landed.</summary>
    internal IReadOnlyList<Flight> TakeLanded()
    {
        Flight[] landed = [.. flying.Where(f => f.Sending.IsCompleted)];
        foreach (var flight in landed)
        {
            flying.Remove(flight);
            foreach (var write in flight.Writes)
            {
                records.Remove(write.Link.Record.Value);
                parents.ExceptWith(write.Parents);
            }
        }

        return landed;
    }
}
