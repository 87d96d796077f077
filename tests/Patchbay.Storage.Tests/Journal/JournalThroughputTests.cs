using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;

namespace Patchbay.Storage.Tests.Journal;

/// <summary>Measures the journal and prints the figures. Below a tenth of a goal something is broken.</summary>
[Trait("Category", "Long")]
public sealed class JournalThroughputTests : IDisposable
{
    private const int EventGoal = 30_000;
    private const int DecisionGoal = 3_000;
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(100, 300_000)]
    public void Events_are_sealed_written_and_read(int batch, int events)
    {
        var site = new RandomSite(3);
        while (site.Events.Count < events) site.Run(1_000);
        var entries = site.Events.Take(events).Select((e, i) => new JournalEntry(i + 1, e)).ToList();
        folder.Journal.Append(entries[..batch], []);

        var (clock, busy) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (var i = batch; i < events; i += batch)
            folder.Journal.Append(entries.GetRange(i, batch), [new(new(entries[i].Event.Subject), i + 1)]);
        var written = events / clock.Elapsed.TotalSeconds;
        var processor = (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / events;
        clock.Restart();
        var read = folder.Journal.Read(0).Count() / clock.Elapsed.TotalSeconds;

        folder.Reopen();
        var bytes = new FileInfo(folder.Path).Length;
        Print($"batches of {batch}: {written:N0} events/s written, {processor:0.0} µs of processor and {bytes / events} bytes each");
        Print($"{read:N0} events/s read");
        Assert.True(batch == 1 || written > EventGoal / 10);
    }

    [Fact]
    public async Task Decisions_go_through_the_loop_to_the_disk()
    {
        const int producers = 64;
        const int callsEach = 500;
        var options = new ExchangeLoopOptions { SnapshotEvery = 10_000_000 };
        var log = NullLogger<ExchangeLoop>.Instance;
        using var loop = new ExchangeLoop(new ExchangeState(), folder.Journal, [], TimeProvider.System, options, log);
        using var threads = new ExchangeThreads(loop, [], options, new NoLifetime(), NullLogger<ExchangeThreads>.Instance);
        var token = TestContext.Current.CancellationToken;
        await threads.StartAsync(token);
        var queue = new QueueId(Guid.CreateVersion7());
        Assert.Null(await loop.SubmitAsync(new ConfigureQueue(queue, QueueSettings.Standard("Sales")), token));
        Assert.Null(await loop.SubmitAsync(new ConfigureEntryPoint(new("100", queue)), token));

        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(
            Enumerable.Range(0, producers).Select(_ => Task.Run(() => CallAsync(loop, callsEach, token), token)));
        var elapsed = clock.Elapsed;
        await threads.StopAsync(token);

        var perSecond = producers * callsEach * 2 / elapsed.TotalSeconds;
        var sorted = times.SelectMany(t => t).Order().ToList();
        var (p50, p99) = (sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
        Print($"{perSecond:N0} decisions/s, {perSecond * 2.5:N0} events/s; p50 {p50:0.0} ms, p99 {p99:0.0} ms");
        Assert.Equal(2 + (producers * callsEach * 5), folder.Journal.LastSequence);
        Assert.True(perSecond > DecisionGoal / 10);
    }

    private static async Task<List<double>> CallAsync(ExchangeLoop loop, int calls, CancellationToken token)
    {
        var times = new List<double>();
        for (var i = 0; i < calls; i++)
        {
            var call = new InteractionId(Guid.CreateVersion7());
            var started = Stopwatch.GetTimestamp();
            var arrive = new ArriveCall(
                call, PersonalText.Of("+4684650040"), PersonalText.Of("Åsa Öberg"), "100", PersonalText.Of("tag=1;target=sip:a@b"));
            Assert.Null(await loop.SubmitAsync(arrive, token));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Assert.Null(await loop.SubmitAsync(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, new(100, 0, 1.5, 20)), token));
        }

        return times;
    }

    private static void Print(FormattableString line) =>
        TestContext.Current.TestOutputHelper!.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class NoLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
