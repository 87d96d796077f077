namespace Patchbay.Runtime.Loop;

/// <summary>A failure that is met ten times a second is told at once, when it changes, and once a minute while it lasts.</summary>
internal sealed class RepeatedFailure
{
    private static readonly TimeSpan again = TimeSpan.FromMinutes(1);
    private string? told;
    private DateTimeOffset toldAt;

    /// <summary>Notes that it was met once more.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="now">When.</param>
    /// <returns>True when it is to be told.</returns>
    internal bool IsNews(string reason, DateTimeOffset now)
    {
        if (reason == told && now - toldAt < again) return false;
        (told, toldAt) = (reason, now);
        return true;
    }

    /// <summary>It is over: the next one is told at once.</summary>
    internal void Over() => told = null;
}
