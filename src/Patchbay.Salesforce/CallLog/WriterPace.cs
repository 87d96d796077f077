using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Says when the next batch of live calls may go. On a quiet system at once. When requests follow each other, each waits for more calls
/// to travel with it, so that a busy site spends about one request a second. Used by the writer's loop alone.
/// </summary>
internal sealed class WriterPace(ApiBudget budget)
{
    private const double MostTokens = 5;
    private static readonly TimeSpan oneToken = TimeSpan.FromSeconds(1);

    private double tokens = MostTokens;
    private DateTimeOffset countedAt;

    /// <summary>How long the next batch waits.</summary>
    /// <param name="waiting">Calls that would go.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Nothing, or a second at most; longer when the minute's calls are spent.</returns>
    internal TimeSpan Wait(int waiting, DateTimeOffset now)
    {
        if (budget.WaitForMinute(now) is { Ticks: > 0 } spent) return spent;
        Refill(now);
        return waiting >= Collections.MostRows || tokens >= 1 ? TimeSpan.Zero : oneToken * (1 - tokens);
    }

    /// <summary>Counts a batch that goes.</summary>
    /// <param name="now">The instant.</param>
    internal void Take(DateTimeOffset now)
    {
        Refill(now);
        tokens = Math.Max(tokens - 1, 0);
    }

    private void Refill(DateTimeOffset now)
    {
        if (countedAt != default) tokens = Math.Min(MostTokens, tokens + ((now - countedAt) / oneToken));
        countedAt = now;
    }
}
