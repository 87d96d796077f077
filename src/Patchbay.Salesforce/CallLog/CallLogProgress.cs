using Patchbay.Runtime.Records;

namespace Patchbay.Salesforce.CallLog;

/// <summary>How the writer is doing, for those who watch. Written by the writer, read by anyone.</summary>
internal sealed class CallLogProgress
{
    private WriteStop? stop;
    private IReadOnlyDictionary<RecordLinkState, int> counts = new Dictionary<RecordLinkState, int>();

    /// <summary>What is in the way of all records; null when nothing is.</summary>
    internal WriteStop? Stop
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
