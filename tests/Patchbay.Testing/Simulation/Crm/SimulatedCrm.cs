using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Crm;

/// <summary>The CRM and the writer's own durable memory: both survive a crash.</summary>
/// <param name="world">Everything.</param>
internal sealed class SimulatedCrm(World world)
{
    private readonly Dictionary<InteractionId, string> records = [];
    private readonly SortedDictionary<InteractionId, (long Wanted, long Written)> links = [];

    internal long Cursor { get; private set; }

    internal IReadOnlyDictionary<InteractionId, string> Records => records;

    internal bool IsClean => links.Values.All(link => link.Wanted == link.Written);

    internal static string Describe(CallRecord record) => string.Join(
        '|', record.Direction, record.Cause, record.Agent, record.Disposition, record.Notes.Value, record.Record?.Record.Id, record.IsComplete,
        record.RecordingChannels, record.Quality.Length, record.Segments.Length);

    /// <summary>Takes marks in and moves the cursor, as one transaction.</summary>
    internal bool Take(int limit)
    {
        var marks = world.Journal.ReadMarks(Cursor, limit);
        foreach (var mark in marks)
        {
            links[mark.Record] = (mark.Sequence, links.GetValueOrDefault(mark.Record).Written);
            Cursor = mark.Sequence;
        }

        return marks.Count > 0;
    }

    internal (InteractionId Record, long Wanted)? NextDirty()
    {
        foreach (var (record, link) in links)
        {
            if (link.Wanted > link.Written) return (record, link.Wanted);
        }

        return null;
    }

    /// <summary>Creates the record, or sets it: the interaction's id is its external id.</summary>
    internal void Upsert(InteractionId call, string record)
    {
        if (world.Traces) world.Say($"CRM {call}: {record}");
        records[call] = record;
    }

    internal void Written(InteractionId call, long sequence) => links[call] = (links[call].Wanted, sequence);
}
