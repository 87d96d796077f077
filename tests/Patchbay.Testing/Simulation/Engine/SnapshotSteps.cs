using Patchbay.Runtime.Loop;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>Lets the real snapshot taker work in a step of its own, now and then.</summary>
/// <param name="world">Everything.</param>
/// <param name="process">The process.</param>
/// <param name="snapshots">The taker.</param>
internal sealed class SnapshotSteps(World world, SiteProcess process, SnapshotTaker snapshots) : IReactor
{
    private bool willTake;

    public void React(Committed committed)
    {
        snapshots.React(committed);
        if (willTake || committed.Entries.IsEmpty || !world.Chance.OneIn(30)) return;
        willTake = true;
        process.In(world.Chance.Milliseconds(1, 5000), () =>
        {
            willTake = false;
            snapshots.Take();
        });
    }
}
