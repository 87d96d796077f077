using Patchbay.Core.Calls;

namespace Patchbay.Testing.Records;

/// <summary>What must be true of the segments of every call record.</summary>
public static class SegmentChecks
{
    /// <summary>Finds the first thing that is wrong with the segments of a record.</summary>
    /// <param name="record">The record of an ended call.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Find(CallRecord record)
    {
        if (record.EndedAt is not { } end) return "the call has not ended";
        var customer = record.Segments.Where(s => s.Participant is ParticipantKind.Customer).ToList();
        // A callback that could never be made in its time was over when it was asked for.
        if (customer.Count == 0 && record.Callback is not null && end == record.StartedAt) return FindOfOthers(record, end);
        if (customer.Count == 0 || customer[0].From != record.StartedAt) return "the customer's time does not begin with the call";
        if (customer[^1].To != end) return "the customer's time does not end with the call";
        for (var i = 1; i < customer.Count; i++)
        {
            if (customer[i].From != customer[i - 1].To) return $"the customer's time has a gap at {customer[i].From:T}";
        }

        return FindOfOthers(record, end);
    }

    private static string? FindOfOthers(CallRecord record, DateTimeOffset end)
    {
        var others = record.Segments.Where(s => s.Participant is not ParticipantKind.Customer);
        foreach (var participant in others.GroupBy(s => (s.Participant, s.Agent, s.Leg)))
        {
            DateTimeOffset? until = null;
            SegmentKind? before = null;
            foreach (var s in participant)
            {
                if (s.To is null && (record.IsComplete || s.Kind is not SegmentKind.WrapUp)) return $"{s.Participant} {s.Kind} never ended";
                if (s.From < record.StartedAt || s.To < s.From) return $"{s.Participant} {s.Kind} lies outside its time";
                if (s.Kind is not SegmentKind.WrapUp && s.To > end) return $"{s.Participant} {s.Kind} lasts longer than the call";
                if (until is { } t && s.From < t) return $"{s.Participant} does two things at once at {s.From:T}";
                // An agent joins by alerting and may come again; within one stay there is no gap.
                var joins = before is null || s.Kind is SegmentKind.Alerting;
                // While nothing ran nobody did anything: wrap-up begins with the next process.
                joins |= record.Cause is EndCause.Interrupted && s.Kind is SegmentKind.WrapUp && s.From > until;
                if (!joins && s.From != until) return $"{s.Participant} has a gap before {s.Kind}";
                (until, before) = (s.To ?? DateTimeOffset.MaxValue, s.Kind);
            }
        }

        return null;
    }
}
