using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Pace;

/// <summary>
/// Says when the next batch of live calls may go. With few calls each goes at once, as long as the day's share of calls allows that.
/// The more there are, the longer a batch waits for others to travel with it, up to a second after the batch before, so that a busy site
/// spends about one request a second. Used by the writer's loop alone.
/// </summary>
internal sealed class WriterPace(ApiBudget budget)
{
    /// <summary>Rows of the last second up to which nobody waits: one or two calls that come and go.</summary>
    private const double FewRows = 4;

    /// <summary>Rows of the last second from which batches go a second apart.</summary>
    private const double ManyRows = 24;

    /// <summary>Requests that may go without regard to what the day allows: a busy quarter of an hour of a small site.</summary>
    private const double MostTokens = 100;

    private static readonly TimeSpan longest = TimeSpan.FromSeconds(1);

    private double tokens = MostTokens;
    private double recentRows;
    private DateTimeOffset countedAt;
    private DateTimeOffset sentAt;

    /// <summary>How long the next batch waits.</summary>
    /// <param name="waiting">Calls that would go.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Nothing, or a second at most; longer when the minute's calls are spent.</returns>
    internal TimeSpan Wait(int waiting, DateTimeOffset now)
    {
        if (budget.WaitForMinute(now) is { Ticks: > 0 } spent) return spent;
        if (waiting >= Collections.MostRows) return TimeSpan.Zero;
        Move(now);
        var load = (recentRows + waiting - FewRows) / (ManyRows - FewRows);
        var wait = sentAt + (tokens < 1 ? longest : longest * Math.Clamp(load, 0, 1)) - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Counts a batch that goes.</summary>
    /// <param name="rows">Its calls.</param>
    /// <param name="now">The instant.</param>
    internal void Take(int rows, DateTimeOffset now)
    {
        Move(now);
        tokens = Math.Max(tokens - 1, 0);
        recentRows += rows;
        sentAt = now;
    }

    private void Move(DateTimeOffset now)
    {
        var seconds = Math.Max((now - countedAt).TotalSeconds, 0);
        tokens = Math.Min(MostTokens, tokens + (seconds * budget.PerSecond));
        recentRows *= Math.Exp(-seconds);
        countedAt = now;
    }
}
