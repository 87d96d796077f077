using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.CallLog.Pace;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>What is to be sent for a call.</summary>
/// <param name="Write">The rows; null when nothing changed.</param>
/// <param name="Problem">Why it must be parked before it is tried; null when it need not.</param>
internal sealed record CallBuild(CallWrite? Write, string? Problem);

/// <summary>Makes the rows of a call: what it should be by now, against what was written last, with what a person set instead.</summary>
internal sealed class CallRows(TaskBuilder builder, CallMappings mappings, SchemaGaps gaps, IOptions<SalesforceOptions> options)
{
    private static readonly Dictionary<string, Func<IReadOnlyList<object?>>> noFillIns = [];
    private readonly WriteTiming timing = new(options.Value.WriteAt);

    /// <summary>Loads what the org's admin has mapped, once.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    internal Task LoadAsync(CancellationToken cancellationToken) => mappings.LoadAsync(cancellationToken);

    /// <summary>Says whether a change is to be written now.</summary>
    /// <param name="link">The call's link.</param>
    /// <param name="story">What is known of the call.</param>
    /// <param name="now">The instant.</param>
    internal TimingAnswer Decide(RecordLink link, CallStory story, DateTimeOffset now)
    {
        // A try that failed, or that a person asked for, is due whatever the call does; so is a field that the org has got by now.
        IReadOnlyList<ExchangeEvent> written = link.Error is null && !CanFillIn(link) && link.WrittenSequence > 0 ? story.Until(link.WrittenSequence) : [];
        return timing.Decide(written, story.Until(story.LastSequence), now);
    }

    /// <summary>Builds what to send.</summary>
    /// <param name="link">The call's link.</param>
    /// <param name="story">What is known of the call.</param>
    internal CallBuild Build(RecordLink link, CallStory story)
    {
        if (builder.Build(story.Until(story.LastSequence)) is not { } wanted) return new(null, null);
        if (wanted.Owner.IsUnknown) return new(null, ParkReason.OwnerUnknown);
        var before = link.WrittenSequence > 0 ? builder.Build(story.Until(link.WrittenSequence)) : null;
        var set = Overrides.Read(link.Overrides);
        var task = set.Apply(TaskFields.ObjectName, link.CrmId is { } id ? wanted.ToUpdate(id, before, LeftOut.Of(link.LeftOut, TaskFields.ObjectName)) : wanted.ToUpsert(),
            link.CrmId);
        var taskWrite = task is null ? null : new RowWrite(task, link.CrmId is null ? TaskFields.Key : null, wanted.Parent)
        {
            Number = wanted.Number,
            // What only the telephone system knows is ours whatever stands there.
            FillIns = link.CrmId is null ? noFillIns : FillInsOf(
                story, set, TaskFields.ObjectName, wanted.Fields.Keys.Where(LeftOut.Of(link.LeftOut, TaskFields.ObjectName).Contains).Concat(LateFinding.InTask(before, wanted, story)),
                (then, field) => then.Fields.TryGetValue(field, out var text) ? text : then.Relation.GetValueOrDefault(field)),
        };
        var companionWrite = CompanionOf(link, story, wanted, set);
        return taskWrite is null && companionWrite is null
            ? new(null, null)
            : new(new(link, story.LastSequence, taskWrite, companionWrite, wanted.Parents), null);
    }

    private RowWrite? CompanionOf(RecordLink link, CallStory story, WantedTask wanted, Overrides set)
    {
        // One that a person deleted stays deleted.
        if (wanted.Companion is not { } companion || link.CompanionSequence == long.MaxValue) return null;
        var id = companion.IdIn(link.CompanionId);
        var before = id is null ? null : builder.Build(story.Until(link.CompanionSequence));
        var row = set.Apply(
            companion.ObjectName, id is null ? companion.ToUpsert() : companion.ToUpdate(id, before?.Companion, LeftOut.Of(link.LeftOut, companion.ObjectName)), id);
        return row is null ? null : new(row, id is null ? companion.KeyField : null, wanted.Parent)
        {
            FillIns = id is null ? noFillIns : FillInsOf(
                story, set, companion.ObjectName, companion.Fields.Keys.Where(LeftOut.Of(link.LeftOut, companion.ObjectName).Contains).Concat(LateFinding.InCompanion(before, wanted)),
                (then, field) => then.Companion?.Fields.GetValueOrDefault(field)),
        };
    }

    private bool CanFillIn(RecordLink link) => LeftOut.Read(link.LeftOut).Any(name => name.Split('.', 2) is [var type, var field] && !gaps.Lacks(type, field));

    private Dictionary<string, Func<IReadOnlyList<object?>>> FillInsOf(
        CallStory story, Overrides set, string objectName, IEnumerable<string> fields, Func<WantedTask, string, object?> valueOf)
    {
        var stages = new Lazy<WantedTask[]>(() => [.. story.Entries.Select(e => builder.Build(story.Until(e.Sequence))).OfType<WantedTask>()]);
        return fields.Distinct(StringComparer.OrdinalIgnoreCase).Where(field => !set.Has(objectName, field)).ToDictionary(
            field => field, Func<IReadOnlyList<object?>> (field) => () => [.. stages.Value.Select(then => valueOf(then, field))], StringComparer.OrdinalIgnoreCase);
    }
}
