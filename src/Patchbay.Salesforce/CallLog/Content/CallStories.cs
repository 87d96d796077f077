using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>All that is known of one call.</summary>
/// <param name="Entries">What the journal holds of it.</param>
/// <param name="Late">The look-up of its caller, when the journal has none because the call was over before; else null.</param>
internal sealed record CallStory(IReadOnlyList<JournalEntry> Entries, CallerMatched? Late)
{
    /// <summary>Sequence of its last event.</summary>
    internal long LastSequence => Entries[^1].Sequence;

    /// <summary>Its events up to one. The late look-up counts as known from the end of the call on, so that it is no change later.</summary>
    /// <param name="sequence">The last event that counts.</param>
    internal ExchangeEvent[] Until(long sequence)
    {
        ExchangeEvent[] known = [.. Entries.TakeWhile(e => e.Sequence <= sequence).Select(e => e.Event)];
        return Late is null || !known.Any(e => e is CallEnded) ? known : [.. known, Late];
    }
}

/// <summary>Reads calls from the journal, and makes up for what came too late to stand there.</summary>
internal sealed class CallStories(IJournal journal, LateLookup late, SalesforceUsers users)
{
    /// <summary>Reads one call, and learns who its agent is in Salesforce.</summary>
    /// <param name="call">Which.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <exception cref="Faults.SalesforceFault">The org did not say who the agent is.</exception>
    internal async Task<CallStory> ReadAsync(InteractionId call, CancellationToken cancellationToken)
    {
        var entries = journal.ReadSubject(call.Value);
        if (CallRecordFold.Fold(entries.Select(e => e.Event)) is not { } record) return new(entries, null);
        await users.LearnAsync(record.Keeper, cancellationToken);
        return record is { Record: null, Matches.IsDefault: true, EndedAt: { } ended }
            ? new(entries, new CallerMatched(ended, call, await late.FindAsync(record.Number, ended, cancellationToken)))
            : new(entries, null);
    }
}
