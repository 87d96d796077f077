using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Sealing;

namespace Patchbay.Bench.Exchange;

/// <summary>The real loop on the real journal with its real threads, as in the product.</summary>
internal sealed class ThroughJournal : IReactor, IHostApplicationLifetime, IDisposable
{
    private const int Callers = 256;
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-bench-exchange-").FullName;
    private readonly SqliteJournal journal;
    private readonly SnapshotTaker snapshots;
    private readonly ExchangeLoop loop;
    private readonly ExchangeThreads threads;
    private readonly ConcurrentDictionary<InteractionId, AgentId> offered = [];
    private int number;

    internal ThroughJournal(int snapshotEvery)
    {
        journal = new(new(Path.Combine(folder, "journal.db")), MasterKey.LoadOrCreate(Path.Combine(folder, "master.key")), NullLogger<SqliteJournal>.Instance);
        ExchangeLoopOptions options = new() { SnapshotEvery = snapshotEvery };
        FileSnapshotStore store = new(journal, Path.Combine(folder, "snapshot.jsonl"), NullLogger<FileSnapshotStore>.Instance);
        snapshots = new(journal, new CountingStore(store, this), options, NullLogger<SnapshotTaker>.Instance);
        loop = new(new(), journal, [], TimeProvider.System, options, NullLogger<ExchangeLoop>.Instance);
        threads = new(loop, [this, snapshots], options, this, NullLogger<ExchangeThreads>.Instance);
        snapshots.StartAsync(CancellationToken.None).Wait();
        threads.StartAsync(CancellationToken.None).Wait();
        foreach (var chunk in Traffic.SetUp().Chunk(1_000)) Task.WaitAll([.. chunk.Select(command => Ask(command).AsTask())]);
    }

    /// <summary>Number of snapshots so far.</summary>
    internal int SnapshotsTaken { get; private set; }

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void React(Committed committed)
    {
        foreach (var entry in committed.Entries)
        {
            if (entry.Event is OfferMade made) offered[made.Offer.Call] = made.Agent;
        }
    }

    /// <summary>A rule failed: the figures would mean nothing.</summary>
    public void StopApplication() => Environment.FailFast("A rule failed.");

    /// <summary>Keeps many calls going; the next command of a call is given when the one before it is in the journal.</summary>
    /// <param name="length">How long.</param>
    /// <param name="mostPerSecond">Most decisions per second.</param>
    /// <param name="stop">Ends it earlier.</param>
    /// <returns>Decisions per second.</returns>
    internal double Run(TimeSpan length, int mostPerSecond, CancellationToken stop)
    {
        var calls = Enumerable.Range(0, Callers).Select(_ => NextCall()).ToArray();
        var waits = new Task<Refusal?>?[Callers];
        long decisions = 0;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < length && !stop.IsCancellationRequested)
        {
            for (var i = 0; i < Callers; i++)
            {
                while (decisions > Stopwatch.GetElapsedTime(started).TotalSeconds * mostPerSecond) stop.WaitHandle.WaitOne(1);
                if (waits[i] is { IsCompleted: false }) continue;
                if (waits[i] is { } done)
                {
                    if (done.Result is { } refusal) throw new InvalidOperationException(refusal.Code);
                    decisions++;
                }

                if (!calls[i].MoveNext()) (calls[i] = NextCall()).MoveNext();
                waits[i] = Ask(calls[i].Current).AsTask();
            }
        }

        Task.WaitAll([.. waits.OfType<Task>()], CancellationToken.None);
        return decisions / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Asks the loop for what it refuses, which it does without a commit: so long does a command wait for the deciding thread.</summary>
    /// <returns>How long, in milliseconds.</returns>
    internal double WaitForDecision()
    {
        var asked = Stopwatch.GetTimestamp();
        Ask(new AcceptOffer(new(new(Guid.Empty), 1), new(Guid.Empty))).AsTask().Wait();
        return Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
    }

    public void Dispose()
    {
        threads.StopAsync(CancellationToken.None).Wait();
        threads.Dispose();
        snapshots.StopAsync(CancellationToken.None).Wait();
        snapshots.Dispose();
        loop.Dispose();
        journal.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ValueTask<Refusal?> Ask(ExchangeCommand command) => loop.SubmitAsync(command, CancellationToken.None);

    private IEnumerator<ExchangeCommand> NextCall() => Traffic.Call(Interlocked.Increment(ref number), call => offered[call]).GetEnumerator();

    /// <summary>Counts what is saved.</summary>
    private sealed class CountingStore(ISnapshotStore store, ThroughJournal site) : ISnapshotStore
    {
        public void Save(SiteSnapshot snapshot)
        {
            store.Save(snapshot);
            site.SnapshotsTaken++;
        }

        public SiteSnapshot? Load() => store.Load();
    }
}
