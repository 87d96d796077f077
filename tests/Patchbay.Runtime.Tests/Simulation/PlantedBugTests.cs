namespace Patchbay.Runtime.Tests.Simulation;

/// <summary>What the simulation is worth: it finds mistakes that were made on purpose, in no more schedules than every test run has.</summary>
public sealed class PlantedBugTests(ITestOutputHelper output)
{
    public static TheoryData<PlantedBug> Bugs => [.. PlantedBug.All];

    [Theory]
    [MemberData(nameof(Bugs), DisableDiscoveryEnumeration = true)]
    public void The_simulation_finds(PlantedBug bug)
    {
        var found = new BuggyBuild(bug).FindViolation(schedules: 10_000);

        Assert.NotNull(found);
        output.WriteLine($"{bug}: {string.Join('\n', found.Split('\n').Take(4))}");
    }
}
