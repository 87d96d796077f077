using System.Diagnostics;
using Patchbay.Core.Exchange;

namespace Patchbay.Bench.Exchange;

/// <summary>The rules alone, on one thread: decide, apply, route, plans and views.</summary>
internal static class InMemory
{
    internal static double Run(TimeSpan length)
    {
        var exchange = new SiteExchange(new());
        var now = DateTimeOffset.UnixEpoch;
        foreach (var command in Traffic.SetUp()) Execute(exchange, command, ref now);
        long decisions = 0;
        var started = Stopwatch.GetTimestamp();
        for (var number = 1; Stopwatch.GetElapsedTime(started) < length; number++)
        {
            foreach (var command in Traffic.Call(number, call => Traffic.AgentOf(exchange.State, call)))
                decisions += Execute(exchange, command, ref now);
        }

        return decisions / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static int Execute(SiteExchange exchange, Core.Shared.ExchangeCommand command, ref DateTimeOffset now)
    {
        now += TimeSpan.FromMilliseconds(1);
        var result = exchange.Execute(command, now);
        if (result.Refusal is { } refusal) throw new InvalidOperationException($"{command.GetType().Name}: {refusal.Code}");
        return result.Value.Events.Length > 0 ? 1 : 0;
    }
}
