using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Storage.Journal;
using Patchbay.Storage.Sealing;

namespace Patchbay.Bench.Exchange;

/// <summary>The real loop on the real journal: one thread decides, one commits, as in the product.</summary>
internal sealed class ThroughJournal : IDisposable
{
    private const int Callers = 256;
    private readonly SqliteJournal journal;
    private readonly FileSnapshotStore snapshots;
    private readonly ExchangeLoop loop;
    private readonly ExchangeState state = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Thread committing;
    private int number;

    internal ThroughJournal(string folder)
    {
        journal = new(new(Path.Combine(folder, "journal.db")), MasterKey.LoadOrCreate(Path.Combine(folder, "master.key")), NullLogger<SqliteJournal>.Instance);
        snapshots = new(journal, Path.Combine(folder, "snapshot.jsonl"), NullLogger<FileSnapshotStore>.Instance);
        loop = new(state, journal, [], TimeProvider.System, new(), NullLogger<ExchangeLoop>.Instance);
        committing = new(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (!loop.Commit() || !stop.IsCancellationRequested) Thread.Yield();
            }
        });
        committing.Start();
        foreach (var chunk in Traffic.SetUp().Chunk(1_000))
        {
            foreach (var command in chunk) loop.Post(command);
            while (loop.Decide() == TimeSpan.Zero)
            {
                // More is waiting.
            }
        }
    }

    /// <summary>Keeps many calls going; the next command of a call is given when the one before it is in the journal.</summary>
    internal double Run(TimeSpan length)
    {
        var calls = Enumerable.Range(0, Callers).Select(_ => NextCall()).ToArray();
        var waits = new Task<Refusal?>?[Callers];
        long decisions = 0;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            for (var i = 0; i < Callers; i++)
            {
                if (waits[i] is { IsCompleted: false }) continue;
                if (waits[i] is { } done)
                {
                    if (done.Result is { } refusal) throw new InvalidOperationException(refusal.Code);
                    decisions++;
                }

                if (!calls[i].MoveNext()) (calls[i] = NextCall()).MoveNext();
                waits[i] = loop.SubmitAsync(calls[i].Current, CancellationToken.None).AsTask();
            }

            loop.Decide();
        }

        return decisions / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Compares the longest pause between two turns of the deciding thread, without and with a snapshot under way.</summary>
    internal (double WithoutMs, double WithMs, double TookMs) PauseOfSnapshot()
    {
        var without = LongestTurn(() => false, TimeSpan.FromSeconds(3));
        var taker = new SnapshotTaker(journal, snapshots, new(), NullLogger<SnapshotTaker>.Instance);
        var started = Stopwatch.GetTimestamp();
        var taking = Task.Factory.StartNew(taker.Take, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var with = LongestTurn(() => taking.IsCompleted, TimeSpan.FromSeconds(60));
        return (without, with, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    public void Dispose()
    {
        stop.Cancel();
        committing.Join();
        loop.Dispose();
        journal.Dispose();
        stop.Dispose();
    }

    private double LongestTurn(Func<bool> isOver, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var longest = TimeSpan.Zero;
        while (!isOver() && Stopwatch.GetElapsedTime(started) < length)
        {
            var turn = Stopwatch.GetTimestamp();
            loop.Decide();
            var took = Stopwatch.GetElapsedTime(turn);
            if (took > longest) longest = took;
        }

        return longest.TotalMilliseconds;
    }

    private IEnumerator<ExchangeCommand> NextCall() => Traffic.Call(++number, call => Traffic.AgentOf(state, call)).GetEnumerator();
}
