using Patchbay.Bench.Exchange;

// Decisions of one exchange with 15,000 agents and 50 queues. A decision is a command that produced events.
//   dotnet run -c Release --project bench/exchange
//   dotnet run -c Release --project bench/exchange -- skills      only skills routing, with 100,000 waiting
if (args is ["skills"])
{
    WithSkills.Tell(TimeSpan.FromSeconds(10));
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
