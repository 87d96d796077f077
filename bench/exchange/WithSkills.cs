using System.Diagnostics;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Bench.Exchange;

/// <summary>Skills routing at full size: agents become free one after the other while 100,000 callers wait and their plans widen.</summary>
internal sealed class WithSkills
{
    private const int MostWaiting = 100_000;
    private readonly SiteExchange exchange = new(new());
    private readonly Queue<(OfferId Offer, AgentId Agent)> offers = [];
    private readonly List<double> times = [];
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;
    private int calls;
    private bool measures;

    internal static void Tell(TimeSpan length)
    {
        var run = new WithSkills();
        foreach (var command in new SkillTraffic().SetUp()) run.Do(command);
        while (run.exchange.State.Calls.Count < MostWaiting + run.offers.Count) run.Do(SkillTraffic.Arrival(++run.calls));
        run.Work(TimeSpan.FromSeconds(3));
        run.measures = true;
        var started = Stopwatch.GetTimestamp();
        run.Work(length);
        run.Report(Stopwatch.GetElapsedTime(started));
    }

    private void Work(TimeSpan length)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < length && offers.TryDequeue(out var next);)
        {
            foreach (var command in SkillTraffic.Rest(next.Offer.Call, next.Offer, next.Agent)) Do(command);
            while (exchange.State.Calls.Count < MostWaiting + offers.Count) Do(SkillTraffic.Arrival(++calls));
        }
    }

    private void Do(ExchangeCommand command)
    {
        now += TimeSpan.FromMilliseconds(0.2);
        while (exchange.State.Timers.Next is { } timer && timer.Due <= now) Execute(new FireTimer(timer.Key));
        Execute(command);
    }

    private void Execute(ExchangeCommand command)
    {
        var started = Stopwatch.GetTimestamp();
        var result = exchange.Execute(command, now);
        if (measures && result is { Refusal: null, Value.Events.Length: > 0 }) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        if (result.Refusal is { } refusal) throw new InvalidOperationException($"{command.GetType().Name}: {refusal.Code}");
        foreach (var e in result.Value.Events)
        {
            if (e is OfferMade made) offers.Enqueue((made.Offer, made.Agent));
        }
    }

    private void Report(TimeSpan elapsed)
    {
        times.Sort();
        var waiting = exchange.State.Queues.Values.Sum(queue => queue.Waiting.Count);
        Console.WriteLine(
            $"with skills, one thread: {times.Count / elapsed.TotalSeconds:N0} decisions/s; p50 {times[times.Count / 2]:F3} ms, p99 {times[times.Count * 99 / 100]:F3} ms, "
            + $"p99.9 {times[times.Count * 999 / 1_000]:F3} ms, longest {times[^1]:F2} ms; {SkillTraffic.Agents:N0} agents, {waiting:N0} waiting, {SkillTraffic.Skills} skills");
    }
}
