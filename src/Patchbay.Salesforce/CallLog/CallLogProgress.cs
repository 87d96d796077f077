using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog.Rows;

namespace Patchbay.Salesforce.CallLog;

/// <summary>The writer waits.</summary>
/// <param name="Reason">For what.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When it tries again at the latest.</param>
internal sealed record Halt(WriteStop Reason, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>How the writer is doing, for those who watch. Written by the writer, read by anyone.</summary>
internal sealed class CallLogProgress
{
    private Halt? stop;
    private long notUniqueTicks;
    private long leftOutTicks;
    private IReadOnlyDictionary<string, int> leftOut = new Dictionary<string, int>();
    private IReadOnlyDictionary<RecordLinkState, int> counts = new Dictionary<RecordLinkState, int>();

    /// <summary>What is in the way of all records; null when nothing is.</summary>
    internal Halt? Stop
    {
        get => Volatile.Read(ref stop);
        set => Volatile.Write(ref stop, value);
    }

    /// <summary>Since when we know that the org does not keep our key unique; null while it does.</summary>
    internal DateTimeOffset? KeyNotUniqueSince
    {
        get => Interlocked.Read(ref notUniqueTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref notUniqueTicks, value?.UtcTicks ?? 0);
    }

    /// <summary>How many calls were written without which fields, a few seconds old.</summary>
    internal IReadOnlyDictionary<string, int> LeftOut
    {
        get => Volatile.Read(ref leftOut);
        set => Volatile.Write(ref leftOut, value);
    }

    /// <summary>Since when this process knows of calls that were written without fields; null while there are none.</summary>
    internal DateTimeOffset? LeftOutSince
    {
        get => Interlocked.Read(ref leftOutTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref leftOutTicks, value?.UtcTicks ?? 0);
    }

    /// <summary>Links by state, a few seconds old.</summary>
    internal IReadOnlyDictionary<RecordLinkState, int> Counts
    {
        get => Volatile.Read(ref counts);
        set => Volatile.Write(ref counts, value);
    }
}
