using Patchbay.Bench.Exchange;

// Decisions of one exchange with 15,000 agents and 50 queues. A decision is a command that produced events.
//   dotnet run -c Release --project bench/exchange
//   dotnet run -c Release --project bench/exchange -- journal     only the loop with its journal, and what a decision costs the processor
//   dotnet run -c Release --project bench/exchange -- skills      only skills routing, with 100,000 waiting
if (args is ["skills"])
{
    WithSkills.Tell(TimeSpan.FromSeconds(10));
    return;
}

if (args is ["journal"])
{
    using ThroughJournal site = new(snapshotEvery: 10_000_000);
    site.Run(TimeSpan.FromSeconds(4), 10_000, CancellationToken.None);
    for (var run = 0; run < 3; run++)
    {
        var before = Environment.CpuUsage.TotalTime;
        var rate = site.Run(TimeSpan.FromSeconds(4), 4_000, CancellationToken.None);
        Console.WriteLine($"{rate:N0} decisions/s, {(Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (rate * 4):F1} µs of the processor each");
    }

    return;
}

InMemory.Run(TimeSpan.FromSeconds(2));
Console.WriteLine($"in memory, one thread: {InMemory.Run(TimeSpan.FromSeconds(10)):N0} decisions/s");
using (ThroughJournal site = new(snapshotEvery: 20_000))
{
    var rate = site.Run(TimeSpan.FromSeconds(10), int.MaxValue, CancellationToken.None);
    Console.WriteLine($"through the loop and the SQLite journal: {rate:N0} decisions/s, with {site.SnapshotsTaken} snapshots");
}

foreach (var snapshotEvery in (ReadOnlySpan<int>)[10_000_000, 2_000])
{
    using ThroughJournal site = new(snapshotEvery);
    PauseOfSnapshot.Tell(site);
}
