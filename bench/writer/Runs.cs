using System.Diagnostics;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Testing.Time;

namespace Patchbay.Bench.Writer;

/// <summary>The measurements.</summary>
internal sealed class Runs(OrgProcess org, string folder)
{
    private const string SecondRecord =
        """
        { "companion": { "object": "Phone_Call__c", "key": "Interaction__c",
                         "fields": [ { "field": "Queue__c", "value": "call.queue" }, { "field": "Outcome__c", "value": "call.disposition" } ] } }
        """;

    private static readonly TimeProvider clock = TimeProvider.System;

    internal async Task ThroughputAsync(int count)
    {
        await using var site = await SiteAsync("throughput", clock);
        var calls = await CallsAsync();
        Backlog(site, calls, count);
        var (mine, theirs) = (Environment.CpuUsage.TotalTime.TotalSeconds, org.Cpu);
        var started = Stopwatch.GetTimestamp();
        await site.StartAsync();
        while (await site.CountAsync(RecordLinkState.Clean) < count) await Task.Delay(TimeSpan.FromMilliseconds(100), clock);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"{count} calls in {seconds:0.0} s: {count / seconds:0} calls/s; {site.Requests} API calls in the org, {1000.0 * site.Requests / count:0.0} for 1,000 calls");
        Console.WriteLine($"processor time: writer {Environment.CpuUsage.TotalTime.TotalSeconds - mine:0.0} s, org {(org.Cpu - theirs).TotalSeconds:0.0} s");
        Console.WriteLine($"Tasks in the org: {await org.CountAsync("Patchbay_Interaction_Id__c != null AND IsClosed = true")}");
    }

    internal async Task CatchUpAsync(int count)
    {
        await using var site = await SiteAsync("catchup", clock);
        var calls = await CallsAsync();
        Backlog(site, calls, count);
        var started = Stopwatch.GetTimestamp();
        await site.StartAsync();
        var waits = new List<double>();
        var live = 0;
        // The first marks are taken in one piece; calls that come from then on are live.
        await UntilAsync(async () => await site.CountAsync(RecordLinkState.Clean) > 0);
        while (await site.CountAsync(RecordLinkState.Clean) < count + live)
        {
            waits.Add(await OneAsync(site, calls));
            live++;
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        waits.Sort();
        Console.WriteLine($"{count} calls caught up in {seconds:0.0} s; {live} live calls meanwhile: p50 {At(waits, 0.5):0} ms, p99 {At(waits, 0.99):0} ms, longest {waits[^1]:0} ms");
    }

    internal async Task LatencyAsync(int count)
    {
        await using var site = await SiteAsync("latency", clock);
        var calls = await CallsAsync();
        await site.StartAsync();
        await OneAsync(site, calls);
        var (waits, queries) = (new List<double>(), new List<double>());
        for (var i = 0; i < count; i++)
        {
            var call = Calls.Next();
            site.Commit([.. calls.Ring(call, clock.GetUtcNow())]);
            site.Commit(Calls.Answer(call, clock.GetUtcNow()));
            await Task.Delay(TimeSpan.FromMilliseconds(1500), clock);
            var hungUp = Stopwatch.GetTimestamp();
            site.Commit(Calls.HangUp(call, clock.GetUtcNow()));
            long asked;
            do asked = Stopwatch.GetTimestamp();
            while (await org.CountAsync($"Patchbay_Interaction_Id__c = '{call}' AND IsClosed = true") == 0);
            waits.Add(Stopwatch.GetElapsedTime(hungUp).TotalMilliseconds);
            queries.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        waits.Sort();
        queries.Sort();
        Console.WriteLine($"hang-up to Task visible, {count} calls: p50 {At(waits, 0.5):0} ms, p99 {At(waits, 0.99):0} ms, longest {waits[^1]:0} ms; a query alone takes p50 {At(queries, 0.5):0.0} ms");
    }

    internal async Task LoadAsync(int count, int rate)
    {
        await using var site = await SiteAsync("load", clock);
        var calls = await CallsAsync();
        await site.StartAsync();
        await OneAsync(site, calls);
        await Task.Delay(TimeSpan.FromSeconds(6), clock);
        var before = site.Requests;
        var started = Stopwatch.GetTimestamp();
        var begun = new Queue<(InteractionId Call, long At)>();
        var ended = new Queue<(InteractionId Call, long At)>();
        for (var made = 0; made < count || begun.Count + ended.Count > 0;)
        {
            var due = Math.Min(count, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * rate));
            var events = new List<ExchangeEvent>();
            for (; made < due; made++)
            {
                var call = Calls.Next();
                events.AddRange([.. calls.Ring(call, clock.GetUtcNow()), .. Calls.Answer(call, clock.GetUtcNow())]);
                begun.Enqueue((call, Stopwatch.GetTimestamp()));
            }

            while (begun.TryPeek(out var talk) && Stopwatch.GetElapsedTime(talk.At).TotalSeconds > 4)
            {
                events.AddRange(Calls.HangUp(talk.Call, clock.GetUtcNow()));
                ended.Enqueue((begun.Dequeue().Call, Stopwatch.GetTimestamp()));
            }

            while (ended.TryPeek(out var done) && Stopwatch.GetElapsedTime(done.At).TotalSeconds > 4) events.AddRange(Calls.WrapUp(ended.Dequeue().Call, clock.GetUtcNow()));
            if (events.Count > 0) site.Commit([.. events]);
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        }

        await UntilAsync(async () => await site.CountAsync(RecordLinkState.Clean) == count + 1);
        Console.WriteLine($"{count} calls at {rate}/s: {site.Requests - before} API calls, {1000.0 * (site.Requests - before) / count:0.0} for 1,000 calls");
    }

    internal async Task FrugalAsync(int count)
    {
        await FrugalAsync(count, "Ring", null);
        await FrugalAsync(count, "End", null);
        await FrugalAsync(count, "Ring", SecondRecord);
        await FrugalAsync(count, "End", SecondRecord);
    }

    private async Task FrugalAsync(int count, string writeAt, string? mapping)
    {
        var time = new ManualTimeProvider(clock.GetUtcNow());
        await using var site = await SiteAsync($"frugal-{writeAt}-{mapping is not null}", time, writeAt);
        if (mapping is not null) await site.MapAsync(mapping);
        var calls = await CallsAsync();
        await site.StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), clock);
        var before = site.Requests;
        for (var i = 0; i < count; i++)
        {
            var call = Calls.Next();
            await StepAsync(site, time, call, [.. calls.Ring(call, time.GetUtcNow()), .. Calls.Answer(call, time.GetUtcNow())], TimeSpan.FromSeconds(30));
            await StepAsync(site, time, call, Calls.HangUp(call, time.GetUtcNow()), TimeSpan.FromSeconds(15));
            await StepAsync(site, time, call, Calls.WrapUp(call, time.GetUtcNow()), TimeSpan.FromSeconds(15));
        }

        await UntilAsync(async () => await site.CountAsync(RecordLinkState.Clean) == count);
        var spent = site.Requests - before;
        Console.WriteLine($"one call a minute, WriteAt {writeAt}{(mapping is null ? "" : ", second record")}: {1000.0 * spent / count:0} API calls for 1,000 calls");
    }

    private static async Task StepAsync(BenchSite site, ManualTimeProvider time, InteractionId call, ExchangeEvent[] events, TimeSpan then)
    {
        var marked = site.Commit(events);
        await UntilAsync(async () => await site.LinkAsync(call) is { State: RecordLinkState.Held or RecordLinkState.Clean } link && link.WantedSequence >= marked);
        for (var second = 0; second < then.TotalSeconds; second++) time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>One call that is over at once; how long until it is written, in milliseconds.</summary>
    private static async Task<double> OneAsync(BenchSite site, Calls calls)
    {
        var call = Calls.Next();
        var started = Stopwatch.GetTimestamp();
        site.Commit(calls.Whole(call, clock.GetUtcNow().AddSeconds(-90)));
        await UntilAsync(async () => await site.LinkAsync(call) is { State: RecordLinkState.Clean });
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Backlog(BenchSite site, Calls calls, int count)
    {
        var yesterday = clock.GetUtcNow().AddDays(-1);
        for (var i = 0; i < count; i += 500)
            site.Commit([.. Enumerable.Range(i, Math.Min(500, count - i)).SelectMany(n => calls.Whole(Calls.Next(), yesterday.AddSeconds(n)))]);
    }

    private Task<BenchSite> SiteAsync(string name, TimeProvider time, string writeAt = "Ring")
    {
        var site = new BenchSite(Path.Combine(folder, name), org.Address, time, writeAt);
        site.Commit(Calls.SetUp(time.GetUtcNow().AddDays(-2)));
        return Task.FromResult(site);
    }

    private async Task<Calls> CallsAsync() =>
        new([.. (await org.QueryAsync("SELECT Id FROM Contact LIMIT 2000")).Select(row => row.GetProperty("Id").GetString()!)]);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), clock);
    }

    private static double At(List<double> sorted, double part) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)];
}
