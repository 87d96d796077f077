using Patchbay.Bench.Exchange;

// Decisions of one exchange with 15,000 agents and 50 queues. A decision is a command that produced events.
//   dotnet run -c Release --project bench/exchange
var folder = Directory.CreateTempSubdirectory("patchbay-bench-exchange-").FullName;
try
{
    InMemory.Run(TimeSpan.FromSeconds(2));
    Console.WriteLine($"in memory, one thread: {InMemory.Run(TimeSpan.FromSeconds(10)):N0} decisions/s");
    using var journal = new ThroughJournal(folder);
    Console.WriteLine($"through the loop and the SQLite journal: {journal.Run(TimeSpan.FromSeconds(10)):N0} decisions/s");
    var (without, with, took) = journal.PauseOfSnapshot();
    Console.WriteLine($"longest pause of the deciding thread: {without:F2} ms without, {with:F2} ms with a snapshot of 15,000 agents under way ({took:F0} ms)");
}
finally
{
    Directory.Delete(folder, recursive: true);
}
