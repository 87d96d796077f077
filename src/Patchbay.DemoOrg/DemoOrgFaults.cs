namespace Patchbay.DemoOrg;

/// <summary>Troubles an org can have, switched while it runs. They meet connected clients, never the person in the page.</summary>
/// <remarks>Safe to use from any thread.</remarks>
public sealed class DemoOrgFaults
{
    private int _answersToLose;
    private int _rowsToLock;
    private int _sessionGeneration;

    /// <summary>True: every request, also for a token, answers 503 SERVER_UNAVAILABLE.</summary>
    public bool IsAway { get; set; }

    /// <summary>How long each answer takes on top. Default none.</summary>
    public TimeSpan Delay { get; set; }

    internal int SessionGeneration => Volatile.Read(ref _sessionGeneration);

    /// <summary>Does the next writes and then breaks the connection, so that their outcome is unknown.</summary>
    /// <param name="count">How many requests.</param>
    public void LoseAnswers(int count) => Interlocked.Add(ref _answersToLose, count);

    /// <summary>Refuses the next rows with UNABLE_TO_LOCK_ROW.</summary>
    /// <param name="count">How many rows; a batch may use up several.</param>
    public void LockRows(int count) => Interlocked.Add(ref _rowsToLock, count);

    /// <summary>Makes every token given so far invalid.</summary>
    public void EndSessions() => Interlocked.Increment(ref _sessionGeneration);

    internal bool TakeLostAnswer() => Take(ref _answersToLose);

    internal bool TakeLockedRow() => Take(ref _rowsToLock);

    private static bool Take(ref int left)
    {
        while (Volatile.Read(ref left) is > 0 and var seen)
        {
            if (Interlocked.CompareExchange(ref left, seen - 1, seen) == seen)
                return true;
        }

        return false;
    }
}
