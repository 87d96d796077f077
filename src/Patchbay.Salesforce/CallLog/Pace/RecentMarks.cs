namespace Patchbay.Salesforce.CallLog.Pace;

/// <summary>
/// Tells calls of this moment from a backlog: what was marked a short while ago is live and goes first. Used by the writer's loop alone.
/// </summary>
internal sealed class RecentMarks
{
    private static readonly TimeSpan recently = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan step = TimeSpan.FromSeconds(1);

    private readonly Queue<(DateTimeOffset At, long Sequence)> samples = [];
    private DateTimeOffset sampledAt;
    private bool hasBegun;

    /// <summary>Marks after this one are live. Whatever waited when the process began is a backlog.</summary>
    internal long LiveAfter { get; private set; }

    /// <summary>Says where the journal stands when the process begins: taking a long backlog in lasts, and calls go on meanwhile.</summary>
    /// <param name="sequence">The journal's last event.</param>
    internal void Begin(long sequence)
    {
        if (!hasBegun) LiveAfter = sequence;
        hasBegun = true;
    }

    /// <summary>Notes how far marks were taken in.</summary>
    /// <param name="sequence">The last one.</param>
    /// <param name="now">The instant.</param>
    internal void Note(long sequence, DateTimeOffset now)
    {
        if (now - sampledAt < step) return;
        sampledAt = now;
        samples.Enqueue((now, sequence));
        while (samples.TryPeek(out var oldest) && now - oldest.At > recently) LiveAfter = samples.Dequeue().Sequence;
    }
}
