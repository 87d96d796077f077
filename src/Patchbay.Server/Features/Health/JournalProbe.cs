using Patchbay.Runtime.Journal;

namespace Patchbay.Server.Features.Health;

/// <summary>
/// Asks the journal's database a question that costs nothing, so that a site on which nobody calls hears of a database that is away before its first
/// caller does. Asked by many at once, it asks once.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="time">The clock.</param>
internal sealed class JournalProbe(IJournal journal, TimeProvider time)
{
    private static readonly TimeSpan memory = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    // Two monitors that ask in the same moment must share one question.
    private readonly Lock gate = new();
    private Task<bool>? asked;
    private DateTimeOffset askedAt;

    /// <summary>Looks, or tells what it saw some seconds ago.</summary>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>False when the database fails, or says nothing for 2 s.</returns>
    internal async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        Task<bool> answer;
        lock (gate)
        {
            // One that hangs is not asked again: each question would hold a thread.
            if (asked is null || (asked.IsCompleted && time.GetUtcNow() - askedAt >= memory)) (asked, askedAt) = (Task.Run(Ask, CancellationToken.None), time.GetUtcNow());
            answer = asked;
        }

        try
        {
            return await answer.WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool Ask()
    {
        try
        {
            journal.ReadMarks(long.MaxValue, 1);
            return true;
        }
        catch (JournalFault)
        {
            return false;
        }
    }
}
