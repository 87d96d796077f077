namespace Patchbay.Telephony.Recordings;

/// <summary>Audio of one recording that waits for the disk, in the order in which it must be written. Used by one thread at a time.</summary>
/// <param name="budget">What all recordings share.</param>
internal sealed class RecordingBacklog(RecordingBudget budget)
{
    private readonly Queue<(long First, byte[] Frames)> _pieces = new();

    public bool IsEmpty => _pieces.Count == 0;

    /// <summary>Keeps a copy.</summary>
    /// <returns>False when there is no memory left for it: that stretch becomes silence.</returns>
    public bool TryAdd(long first, ReadOnlySpan<byte> frames)
    {
        if (!budget.TryTake(frames.Length))
            return false;
        _pieces.Enqueue((first, frames.ToArray()));
        return true;
    }

    /// <summary>Looks at the piece to write next.</summary>
    public bool TryPeek(out (long First, byte[] Frames) piece) => _pieces.TryPeek(out piece);

    /// <summary>Forgets the piece that was written.</summary>
    public void Remove() => budget.GiveBack(_pieces.Dequeue().Frames.Length);

    public void Clear()
    {
        while (!IsEmpty)
            Remove();
    }
}
