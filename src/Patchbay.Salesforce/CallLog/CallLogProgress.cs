using Patchbay.Runtime.Records;

namespace Patchbay.Salesforce.CallLog;

/// <summary>The writer waits.</summary>
/// <param name="Reason">For what.</param>
/// <param name="Since">Since when.</param>
internal sealed record Halt(WriteStop Reason, DateTimeOffset Since);

/// <summary>How the writer is doing, for those who watch. Written by the writer, read by anyone.</summary>
internal sealed class CallLogProgress
{
    private Halt? stop;
    private IReadOnlyDictionary<RecordLinkState, int> counts = new Dictionary<RecordLinkState, int>();

    /// <summary>What is in the way of all records; null when nothing is.</summary>
    internal Halt? Stop
    {
        get => Volatile.Read(ref stop);
        set => Volatile.Write(ref stop, value);
    }

    /// <summary>Links by state, a few seconds old.</summary>
    internal IReadOnlyDictionary<RecordLinkState, int> Counts
    {
        get => Volatile.Read(ref counts);
        set => Volatile.Write(ref counts, value);
    }
}
