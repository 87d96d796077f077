using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Figures;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;

namespace Patchbay.Runtime.Loop;

/// <summary>
/// Drives one exchange in two steps that may run on two threads: <see cref="Decide"/> turns waiting commands and due timers into events,
/// <see cref="Commit"/> writes them and then lets the reactors act. Deciding goes on while a commit is under way, so one commit carries
/// all that came meanwhile, and a disk that hangs stops neither hang-ups nor holds.
/// </summary>
public sealed class ExchangeLoop : IExchange, IDisposable
{
    internal static readonly Refusal Busy = new("site.busy", "Too much is going on right now. Try again in a moment.");
    private static readonly Refusal Stopped = new("site.stopped", "Patchbay is stopping. Try again when it is back.");
    internal static readonly Refusal Stalled = new("journal.stalled", "Calls cannot be recorded in the journal right now. Running calls go on.");

    private readonly SiteExchange exchange;
    private readonly IJournal journal;
    private readonly TimeProvider time;
    private readonly IReadOnlyList<IRecordProjection> projections;
    private readonly ExchangeLoopOptions options;
    private readonly ILogger logger;
    private readonly CommandQueue queue;
    private readonly RepeatedFailure failures = new();

    // Guards what the two steps share: the batch that waits for its commit, and since when one has waited.
    private readonly Lock handover = new();
    // Reactors are called one batch at a time; only a journal that stands still makes the deciding thread publish.
    private readonly Lock publishing = new();
    private readonly ManualResetEventSlim decided = new();
    private Batch pending = new();
    private Batch? writing;
    private DateTimeOffset? pendingSince;
    private IReadOnlyList<IReactor> reactors = [];
    private bool recovers;
    private DateTimeOffset? diedAt;
    private volatile bool stopped;
    private long sequence;

    /// <summary>Takes over a restored state. Nothing runs until the steps are called.</summary>
    /// <param name="state">The state as of the journal's last event.</param>
    /// <param name="journal">Where events go.</param>
    /// <param name="projections">Which events make which records dirty.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="logger">Where the loop tells what it cannot handle.</param>
    public ExchangeLoop(
        ExchangeState state, IJournal journal, IEnumerable<IRecordProjection> projections, TimeProvider time, ExchangeLoopOptions options,
        ILogger<ExchangeLoop> logger)
    {
        exchange = new(state);
        sequence = state.Sequence;
        queue = new(options.QueueCapacity);
        this.journal = journal;
        this.projections = [.. projections];
        this.time = time;
        this.options = options;
        this.logger = logger;
    }

    /// <summary>Since when events wait for a journal that fails or hangs beyond the limit; null while all is well.</summary>
    public DateTimeOffset? StalledSince { get; private set; }

    /// <summary>How the loop does.</summary>
    public LoopFigures Figures { get; } = new();

    /// <summary>Set while commands wait to be decided.</summary>
    internal WaitHandle CommandArrived => queue.Arrived;

    /// <summary>Set while events wait to be committed.</summary>
    internal WaitHandle BatchDecided => decided.WaitHandle;

    /// <summary>Commands that were taken from the queue so far. For the thread that calls <see cref="Decide"/>.</summary>
    internal long Taken { get; private set; }

    /// <summary>The state, for the thread that calls <see cref="Decide"/>.</summary>
    internal ExchangeState State => exchange.State;

    /// <summary>Says who acts after a commit. To be called before the first step; reactors themselves need the door to the exchange.</summary>
    /// <param name="all">The reactors, in the order in which they act.</param>
    public void Attach(IEnumerable<IReactor> all) => reactors = [.. all];

    /// <inheritdoc/>
    public ValueTask<Refusal?> SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken) =>
        HandInAsync(new(command, new(TaskCreationOptions.RunContinuationsAsynchronously)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Refusal?> ReportAsync(ExchangeCommand command, CancellationToken cancellationToken) =>
        HandInAsync(new(command, new()), cancellationToken);

    /// <inheritdoc/>
    public bool Post(ExchangeCommand command) => queue.TryAdd(new(command, null));

    /// <summary>Executes what waits and what is due.</summary>
    /// <returns>How long nothing will be due, if no command comes; zero when there is more to do at once.</returns>
    public TimeSpan Decide()
    {
        Figures.Turn();
        var now = time.GetUtcNow();
        var stalled = IsStalled(now);
        var batch = new Batch();
        var room = options.BatchSize;
        if (recovers)
        {
            recovers = false;
            Execute(new(new RecoverSite(diedAt), null), now, stalled, batch);
        }

        if (!stalled && exchange.State.HasUnrouted) Execute(new(new ResumeOffers(), null), now, stalled, batch);
        while (room > 0 && exchange.State.Timers.Next is { } timer && timer.Due <= now)
        {
            room--;
            Execute(new(new FireTimer(timer.Key), null), now, stalled, batch);
        }

        while (room-- > 0 && queue.TryTake(out var waiting))
        {
            Taken++;
            Figures.Lag.Add(Stopwatch.GetElapsedTime(waiting.Since));
            Execute(waiting, now, stalled, batch);
        }

        HandOver(batch, now, stalled);
        if (room < 0) return TimeSpan.Zero;
        return exchange.State.Timers.Next is { } next ? Later(next.Due - time.GetUtcNow()) : TimeSpan.MaxValue;
    }

    /// <summary>Writes what was decided since the last call, then lets the reactors act.</summary>
    /// <returns>False when the journal could not be written and the call should be repeated after a pause.</returns>
    public bool Commit()
    {
        Batch batch;
        lock (handover)
        {
            decided.Reset();
            if (pending.IsEmpty) return true;
            batch = pending;
            writing = batch;
            pending = new();
        }

        try
        {
            Write(batch);
        }
        catch (JournalFault fault) when (fault.IsTransient)
        {
            Figures.Failed();
            if (failures.IsNews(fault.Message, time.GetUtcNow())) logger.JournalCannotBeWritten(fault.Message);
            PutBack(batch);
            return false;
        }

        failures.Over();
        lock (publishing)
        {
            lock (handover)
            {
                writing = null;
                if (StalledSince is not null) batch.DropViewsIn(pending);
                pendingSince = pending.IsEmpty ? null : time.GetUtcNow();
            }

            PublishAndComplete_NeedsLock(batch, batch.Publish());
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        queue.Dispose();
        decided.Dispose();
    }

    /// <summary>Says that the steps are not called any more: whoever waits, or comes, is refused and does not wait for ever.</summary>
    internal void Stop()
    {
        stopped = true;
        RefuseWaiting();
        lock (handover)
        {
            writing?.Refuse(Stopped);
            pending.Refuse(Stopped);
        }
    }

    private ValueTask<Refusal?> HandInAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        if (stopped) return new(Stopped);
        if (!queue.TryAdd(waiting)) return new(Busy);
        // It may have stopped between the two looks; then nobody takes the command from the queue any more.
        if (stopped) RefuseWaiting();
        return new(waiting.Done!.Task.WaitAsync(cancellationToken));
    }

    private void Write(Batch batch)
    {
        if (batch.Entries.Count == 0) return;
        var began = Stopwatch.GetTimestamp();
        journal.Append(batch.Entries, batch.Marks);
        Figures.Committed(batch.Entries.Count, Stopwatch.GetElapsedTime(began));
    }

    private void RefuseWaiting()
    {
        while (queue.TryTake(out var waiting)) waiting.Done?.TrySetResult(Stopped);
    }

    /// <summary>
    /// Makes the views of a restored state true: interrupted calls end, panels count as lost. To be called before the first step; it comes
    /// before all that waits and all that fell due while nothing ran.
    /// </summary>
    /// <param name="lastSign">When the process before this one was last known to run; null when nobody knows.</param>
    public void Recover(DateTimeOffset? lastSign) => (recovers, diedAt) = (true, lastSign);

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private void Execute(Waiting waiting, DateTimeOffset now, bool stalled, Batch batch)
    {
        if (stalled && !waiting.Command.AlwaysFits)
        {
            waiting.Done?.TrySetResult(Stalled);
            return;
        }

        var result = exchange.Execute(waiting.Command, now, offers: !stalled);
        if (result.Refusal is { } refusal)
        {
            waiting.Done?.TrySetResult(refusal);
            return;
        }

        batch.Add(result.Value, ref sequence, projections);
        if (waiting.Done is { } done) batch.Await(done, waiting.Command.AlwaysFits);
    }

    private void HandOver(Batch batch, DateTimeOffset now, bool stalled)
    {
        if (batch.IsEmpty) return;
        if (!stalled)
        {
            Append(batch, now);
            return;
        }

        // Hang-ups and holds do not wait for the disk; their events keep their instants and are appended first when it is back. A commit
        // that comes back right now publishes either before this, or without the views that this has newer ones of.
        lock (publishing)
        {
            Append(batch, now);
            PublishAndComplete_NeedsLock(batch, batch.PublishViews());
        }
    }

    private void Append(Batch batch, DateTimeOffset now)
    {
        lock (handover)
        {
            pending.Append(batch);
            pendingSince ??= now;
            decided.Set();
        }
    }

    private void PutBack(Batch failed)
    {
        lock (handover)
        {
            writing = null;
            failed.Append(pending);
            pending = failed;
            decided.Set();
        }
    }

    private bool IsStalled(DateTimeOffset now)
    {
        bool stalled;
        var begins = false;
        lock (handover)
        {
            stalled = pendingSince is { } since && now - since > options.StallLimit;
            if (!stalled)
            {
                if (StalledSince is not null) logger.JournalIsBack();
                StalledSince = null;
            }
            else if (StalledSince is null)
            {
                StalledSince = pendingSince;
                logger.JournalStandsStill(options.StallLimit);
                begins = true;
            }
        }

        if (begins) PublishUnderWay();
        return stalled;
    }

    /// <summary>Who hung up or held while nobody knew yet that the journal stands still need not wait for it either.</summary>
    private void PublishUnderWay()
    {
        lock (publishing)
        {
            var waiting = new Batch();
            lock (handover)
            {
                if (writing is not null) waiting.Append(writing);
                waiting.Append(pending);
            }

            waiting.CompleteReleasing();
            Publish_NeedsLock(waiting.PublishUnderWay());
        }
    }

    /// <summary>Whoever asked finds the new views where reactors keep them; a reactor that fails leaves nobody without an answer.</summary>
    private void PublishAndComplete_NeedsLock(Batch batch, Committed committed)
    {
        try
        {
            Publish_NeedsLock(committed);
        }
        finally
        {
            batch.Complete();
        }
    }

    private void Publish_NeedsLock(Committed committed)
    {
        foreach (var reactor in reactors) reactor.React(committed);
    }
}
