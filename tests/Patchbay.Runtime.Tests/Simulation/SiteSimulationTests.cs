using Patchbay.Core.Shared;
using Patchbay.Testing.Simulation;

namespace Patchbay.Runtime.Tests.Simulation;

/// <summary>Ten thousand small sites with everything that can go wrong. See <see cref="SiteSimulation"/> for how to replay one.</summary>
public sealed class SiteSimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void Whatever_happens_no_call_is_lost_doubled_or_left_hanging()
    {
        var report = SiteSimulation.RunAsAsked(schedules: 10_000);

        output.WriteLine(report.ToString());
        foreach (var (name, times) in report.Events.OrderBy(e => e.Key)) output.WriteLine($"  {name} {times}");
        if (report.Failure is { } failure) Assert.Fail(failure);
        if (report.Schedules < 10_000) return;
        // What never happens is not tested.
        var all = typeof(ExchangeEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ExchangeEvent)) && !type.IsAbstract);
        Assert.Empty(all.Select(type => type.Name).Except(report.Events.Keys));
    }
}
