using Patchbay.Core.Calls;
using Patchbay.Runtime.Loop;
using Patchbay.Testing.Simulation.Engine;

namespace Patchbay.Testing.Simulation.Crm;

/// <summary>
/// Writes records to the CRM from marks: the whole wanted record, folded when it is sent, and nothing from memory. It may die between
/// sending and remembering.
/// </summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process it lives in.</param>
internal sealed class SimulatedWriter(World world, SiteProcess process) : IReactor
{
    private bool awake;

    public void React(Committed committed)
    {
        if (!committed.Entries.IsEmpty) Wake();
    }

    internal void Wake()
    {
        if (awake) return;
        awake = true;
        process.In(world.Chance.Milliseconds(5, 3000), Work);
    }

    private void Work()
    {
        var crm = world.Salesforce;
        while (crm.Take(world.Chance.Between(1, 3)))
        {
            if (world.Chance.OneIn(2)) break;
        }

        if (crm.NextDirty() is not { } dirty)
        {
            awake = crm.Take(1);
            if (awake) process.In(TimeSpan.FromMilliseconds(1), Work);
            return;
        }

        var record = CallRecordFold.Fold(world.Disk.ReadSubject(dirty.Record.Value).Select(entry => entry.Event))
            ?? throw new ViolationException($"call {dirty.Record} is marked and has no record");
        process.In(world.Chance.Milliseconds(5, 300), () =>
        {
            crm.Upsert(dirty.Record, SimulatedCrm.Describe(record));
            process.In(world.Chance.Milliseconds(1, 100), () =>
            {
                crm.Written(dirty.Record, dirty.Wanted);
                process.In(TimeSpan.FromMilliseconds(1), Work);
            });
        });
    }
}
