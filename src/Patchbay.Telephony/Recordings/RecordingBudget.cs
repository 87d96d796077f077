namespace Patchbay.Telephony.Recordings;

/// <summary>The memory that all recordings together may use for what the disk does not take.</summary>
/// <param name="bytes">The bound.</param>
internal sealed class RecordingBudget(long bytes)
{
    private long _used;

    /// <summary>Memory in use.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Asks for memory.</summary>
    /// <returns>False when the bound is reached.</returns>
    public bool TryTake(int wanted)
    {
        if (Interlocked.Add(ref _used, wanted) <= bytes)
            return true;
        GiveBack(wanted);
        return false;
    }

    public void GiveBack(int taken) => Interlocked.Add(ref _used, -taken);
}
