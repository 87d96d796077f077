using Patchbay.Runtime.Loop;

namespace Patchbay.Testing.Simulation.Engine;

/// <summary>Stands between two reactors and lets the process die there, when it is to.</summary>
/// <param name="world">Knows when.</param>
/// <param name="process">The process.</param>
internal sealed class DeathWhilePublishing(World world, SiteProcess process) : IReactor
{
    public void React(Committed committed)
    {
        if (world.NextCrash is not { Point: CrashPoint.WhilePublishing } crash) return;
        if (process.Commits < crash.Commit || world.Chance.Percent(50)) return;
        world.Kill(process);
        throw new ProcessDiedException();
    }
}
