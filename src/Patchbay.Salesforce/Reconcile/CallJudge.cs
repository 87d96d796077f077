using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.CallLog.Rows;

namespace Patchbay.Salesforce.Reconcile;

/// <summary>How a call stands in Salesforce.</summary>
internal enum CallStanding
{
    /// <summary>Once, as it should.</summary>
    Written,

    /// <summary>Still to be written.</summary>
    Waiting,

    /// <summary>A person must look.</summary>
    Parked,

    /// <summary>A person deleted it.</summary>
    Deleted,

    /// <summary>A person decided not to write it.</summary>
    Dropped,

    /// <summary>Not there, and it never was.</summary>
    Lost,

    /// <summary>It was there, and is gone without a trace in the recycle bin.</summary>
    Vanished,

    /// <summary>More than once.</summary>
    Doubled,

    /// <summary>Something that only the telephone system knows stands there otherwise.</summary>
    Changed,
}

/// <summary>What was found of one call.</summary>
/// <param name="Call">Which.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="TaskIds">Its Tasks, those in the recycle bin left out.</param>
/// <param name="Words">What is wrong, and what to do.</param>
/// <param name="Facts">What should stand there instead; none when nothing is to be changed.</param>
internal sealed record CallVerdict(
    InteractionId Call, CallStanding Standing, IReadOnlyList<string> TaskIds, string Words, IReadOnlyDictionary<string, object?> Facts);

/// <summary>Judges one call by its events, its link and its Tasks.</summary>
internal sealed class CallJudge(IJournal journal, TaskBuilder builder)
{
    private static readonly Dictionary<string, object?> none = [];

    /// <summary>Judges.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tasks">Its Tasks in the org.</param>
    /// <param name="link">Its link; null when it was never marked, or its mark was not taken yet.</param>
    /// <param name="cursor">Marks up to here were taken.</param>
    internal CallVerdict Judge(InteractionId call, IReadOnlyList<OrgTask> tasks, RecordLink? link, long cursor)
    {
        string[] ids = [.. tasks.Where(t => !t.IsDeleted).Select(t => t.Id)];
        if (ids.Length > 1)
            return Found(CallStanding.Doubled, "The call stands there more than once. Keep one Task, delete the others, and make the key field unique.");
        if (link is null) return cursor >= Last() ? Unlinked() : Found(CallStanding.Waiting);
        return link.State switch
        {
            RecordLinkState.Dirty => Found(CallStanding.Waiting),
            RecordLinkState.Parked => Found(CallStanding.Parked),
            RecordLinkState.Dropped => Found(CallStanding.Dropped),
            RecordLinkState.Deleted => Found(CallStanding.Deleted),
            RecordLinkState.Held when ids.Length == 0 && link.CrmId is null => Found(CallStanding.Waiting),
            _ when ids.Length == 1 => Compare(tasks.First(t => !t.IsDeleted), link),
            _ when tasks.Count > 0 => Found(CallStanding.Deleted),
            _ when link.CrmId is { } id => Found(
                CallStanding.Vanished, $"It was written as {id} and is gone without a trace in the recycle bin."),
            _ => Lost(),
        };

        // Its link went with the connection before this one: what stands there is all that tells.
        CallVerdict Unlinked() => ids.Length == 1 ? Found(CallStanding.Written) : tasks.Count > 0 ? Found(CallStanding.Deleted) : Lost();
        CallVerdict Found(CallStanding standing, string words = "") => new(call, standing, ids, words, none);
        CallVerdict Lost() => Found(CallStanding.Lost, "The call is not there and never was.");
        long Last() => journal.ReadSubject(call.Value) is [.., var last] ? last.Sequence : 0;
        CallVerdict Compare(OrgTask task, RecordLink written)
        {
            var wrong = Wrong(call, task, written);
            return wrong.Count == 0
                ? Found(CallStanding.Written, written.LeftOut is { } kept ? $"Written, but without {LeftOut.Words(LeftOut.Read(kept))}, which the org does not have, or Patchbay's user may not write." : "")
                : new(call, CallStanding.Changed, ids, $"{string.Join(", ", wrong.Keys)}: somebody overwrote what the telephone system knows.", wrong);
        }
    }

    private Dictionary<string, object?> Wrong(InteractionId call, OrgTask task, RecordLink link)
    {
        if (task.Facts.Count == 0 || Overrides.Read(link.Overrides).Any) return none;
        ExchangeEvent[] events = [.. journal.ReadSubject(call.Value).TakeWhile(e => e.Sequence <= link.WrittenSequence).Select(e => e.Event)];
        var wanted = builder.Build(events)?.Facts ?? none;
        var leftOut = LeftOut.Of(link.LeftOut, TaskFields.ObjectName);
        return task.Facts.Where(f => !leftOut.Contains(f.Key) && wanted.TryGetValue(f.Key, out var value) && !Equals(value, f.Value)).ToDictionary(f => f.Key, f => wanted[f.Key]);
    }
}
