using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Reconcile;

/// <summary>
/// Mends what is safe to mend. A call that is not there is left to the writer, whose key keeps it from being doubled; a fact of the telephone
/// system is set right at once. What people may have meant is listed and left alone.
/// </summary>
internal sealed class Repairs(IRecordLinks links, IJournal journal, Collections collections, CallLogNudge nudge)
{
    /// <summary>Mends.</summary>
    /// <param name="verdicts">What was found.</param>
    /// <param name="mode">What may be mended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The calls that were mended.</returns>
    internal async Task<HashSet<InteractionId>> RunAsync(IReadOnlyList<CallVerdict> verdicts, ReconcileMode mode, CancellationToken cancellationToken)
    {
        var repaired = new HashSet<InteractionId>();
        if (mode is ReconcileMode.Look) return repaired;
        var again = verdicts.Where(v => v.Standing is CallStanding.Lost || (v.Standing is CallStanding.Vanished && mode is ReconcileMode.WriteAgain))
            .Select(v => new RecordMark(v.Call, journal.ReadSubject(v.Call.Value)[^1].Sequence)).ToArray();
        if (again.Length > 0)
        {
            await links.StartOverAsync(again, cancellationToken);
            nudge.Wake();
            repaired.UnionWith(again.Select(m => m.Record));
        }

        foreach (var chunk in verdicts.Where(v => v.Standing is CallStanding.Changed).Chunk(Collections.MostRows))
            repaired.UnionWith(await SetRightAsync(chunk, cancellationToken));
        return repaired;
    }

    private async Task<IEnumerable<InteractionId>> SetRightAsync(CallVerdict[] changed, CancellationToken cancellationToken)
    {
        var rows = changed.Select(v => new SObjectRow(TaskFields.ObjectName, v.Facts.Prepend(new("Id", v.TaskIds[0])).ToDictionary(StringComparer.Ordinal))).ToArray();
        var results = (await collections.WriteAsync([new(TaskFields.ObjectName, null, rows)], cancellationToken))[0];
        return changed.Zip(results.Rows).Where(pair => pair.Second.IsWritten).Select(pair => pair.First.Call);
    }
}
