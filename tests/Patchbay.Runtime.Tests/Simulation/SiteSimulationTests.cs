using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation;

namespace Patchbay.Runtime.Tests.Simulation;

/// <summary>Twenty thousand small sites, a million in the long run, with everything that can go wrong. See <see cref="SiteSimulation"/> for how to replay one.</summary>
public sealed class SiteSimulationTests(ITestOutputHelper output)
{
    /// <summary>So many are run each time; the long run goes on from there.</summary>
    private const int Quick = 20_000;

    [Fact]
    public void Whatever_happens_no_call_is_lost_doubled_or_left_hanging()
    {
        var report = SiteSimulation.RunAsAsked(schedules: Quick);

        output.WriteLine(report.ToString());
        foreach (var (name, times) in report.Events.OrderBy(e => e.Key)) output.WriteLine($"  {name} {times}");
        if (report.Failure is { } failure) Assert.Fail(failure);
        if (report.Schedules < Quick) return;
        // What never happens is not tested.
        var all = typeof(ExchangeEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ExchangeEvent)) && !type.IsAbstract);
        Assert.Empty(all.Select(type => type.Name).Except(report.Events.Keys));
    }

    [Fact, Trait("Category", "Long")]
    public void Whatever_happens_in_a_million_schedules_no_call_is_lost_doubled_or_left_hanging()
    {
        var report = SiteSimulation.Run(schedules: 1_000_000 - Quick, firstSeed: 1 + Quick);

        output.WriteLine(report.ToString());
        if (report.Failure is { } failure) Assert.Fail(failure);
        Assert.Equal(1_000_000 - Quick, report.Schedules);
    }
}
