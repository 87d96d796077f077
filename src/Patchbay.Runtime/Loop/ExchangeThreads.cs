using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Patchbay.Runtime.Loop;

/// <summary>Runs the two steps of a loop on two threads, from start to stop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="reactors">Who acts after a commit.</param>
/// <param name="options">The pause after a failed commit.</param>
/// <param name="lifetime">Stopped when a rule fails: a restart goes on from the journal.</param>
/// <param name="logger">Where a failed rule is told.</param>
public sealed class ExchangeThreads(
    ExchangeLoop loop, IEnumerable<IReactor> reactors, ExchangeLoopOptions options, IHostApplicationLifetime lifetime, ILogger<ExchangeThreads> logger)
    : IHostedService, IDisposable
{
    private readonly ManualResetEvent stopping = new(false);
    private readonly ManualResetEvent decidingStopped = new(false);
    private Thread? deciding;
    private Thread? committing;
    private bool disposed;

    /// <summary>True when a rule failed and the process must end with an error.</summary>
    public bool Failed { get; private set; }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        loop.Attach(reactors);
        deciding = Start("exchange", DecideUntilStopped);
        committing = Start("journal", CommitUntilStopped);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        stopping.Set();
        return Task.Run(
            () =>
            {
                deciding?.Join();
                committing?.Join();
                loop.Stop();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        // When the start of another part failed, nobody stops what had begun.
        stopping.Set();
        deciding?.Join();
        committing?.Join();
        stopping.Dispose();
        decidingStopped.Dispose();
    }

    private Thread Start(string name, Action body)
    {
        var thread = new Thread(() => Guard(body)) { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (Exception bug)
        {
            Failed = true;
            logger.LoopFailed(bug);
            stopping.Set();
            decidingStopped.Set();
            loop.Stop();
            lifetime.StopApplication();
        }
    }

    private void DecideUntilStopped()
    {
        WaitHandle[] wakes = [stopping, loop.CommandArrived];
        var (began, pace) = (Stopwatch.GetTimestamp(), new DecidePace(options.DecidePause));
        while (!stopping.WaitOne(0))
        {
            var (looked, taken) = (Stopwatch.GetElapsedTime(began), loop.Taken);
            var idle = loop.Decide();
            pace.Look(looked, loop.Taken - taken);
            if (idle <= TimeSpan.Zero) continue;
            // A busy site rests first: to be woken by a command that is then left to lie would be a waking for nothing.
            if (pace.Rest(Stopwatch.GetElapsedTime(began)) is { Ticks: > 0 } rest)
            {
                rest = WholeMilliseconds(rest < idle ? rest : idle);
                stopping.WaitOne(rest);
                idle -= rest;
            }

            if (idle > TimeSpan.Zero) WaitHandle.WaitAny(wakes, WholeMilliseconds(Bounded(idle)));
        }

        loop.Decide();
        decidingStopped.Set();
    }

    private void CommitUntilStopped()
    {
        WaitHandle[] wakes = [decidingStopped, loop.BatchDecided];
        var (ended, pause) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        while (!decidingStopped.WaitOne(0))
        {
            WaitHandle.WaitAny(wakes, TimeSpan.FromSeconds(1));
            // What comes soon after a commit, as after a failed one, waits a little: one commit then carries what several would have.
            if (pause - Stopwatch.GetElapsedTime(ended) is { Ticks: > 0 } rest) decidingStopped.WaitOne(WholeMilliseconds(rest));
            pause = loop.Commit() ? options.CommitPause : options.RetryPause;
            ended = Stopwatch.GetTimestamp();
        }

        loop.Commit();
    }

    // A wait counts whole milliseconds and would leave out the part of one.
    private static TimeSpan WholeMilliseconds(TimeSpan rest) => TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds));

    // A stalled journal must be noticed although no command comes; a timer may be far away.
    private static TimeSpan Bounded(TimeSpan idle) => idle < TimeSpan.FromSeconds(1) ? idle : TimeSpan.FromSeconds(1);
}
