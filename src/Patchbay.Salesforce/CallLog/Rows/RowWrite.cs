using System.Collections.Immutable;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>One row on its way: what is to be written, in the form that the tries so far have left.</summary>
/// <param name="row">What to send first.</param>
/// <param name="key">The external id to upsert by; null to update by id.</param>
/// <param name="parent">The record it hangs on; rows are sent in its order.</param>
internal sealed class RowWrite(SObjectRow row, string? key, string parent)
{
    /// <summary>The external id to upsert by; null to update by id.</summary>
    internal string? Key { get; } = key;

    /// <summary>The record it hangs on.</summary>
    internal string Parent { get; } = parent;

    /// <summary>The customer's number, to find another record by when this one is gone.</summary>
    internal PersonalText Number { get; init; } = PersonalText.Empty;

    /// <summary>True when a record that it hangs on may be gone, and the right one is to be found before the next try.</summary>
    internal bool NeedsRematch { get; set; }

    /// <summary>What to send.</summary>
    internal SObjectRow Row { get; set; } = row;

    /// <summary>Remedies that were tried; each is tried once.</summary>
    internal HashSet<string> Tried { get; } = [];

    /// <summary>
    /// Fields that people may have filled or changed meanwhile: those that an earlier write left out, and all that a customer who was found late
    /// changes. Each has the values that we had for it in the course of the call.
    /// </summary>
    internal IReadOnlyDictionary<string, Func<IReadOnlyList<object?>>> FillIns { get; init; } = ImmutableDictionary<string, Func<IReadOnlyList<object?>>>.Empty;

    /// <summary>Fields that are left out because the org lacks them, and are still to be written.</summary>
    internal HashSet<string> LeftOut { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Leaves fields out. An empty one of a new record is no loss: it is empty anyway.</summary>
    /// <param name="fields">API names.</param>
    internal void LeaveOut(IEnumerable<string> fields)
    {
        string[] gone = [.. fields];
        if (gone.Length == 0) return;
        LeftOut.UnionWith(Row.Fields.Where(f => (IsUpdate || f.Value is not null) && gone.Contains(f.Key, StringComparer.OrdinalIgnoreCase)).Select(f => f.Key));
        Row = Row.Without(gone);
    }

    /// <summary>What it came to; null while undecided.</summary>
    internal WriteOutcome? Outcome { get; set; }

    /// <summary>True when its id is known, so that it is updated by id.</summary>
    internal bool IsUpdate => Key is null;

    /// <summary>True for the call's Task, false for its companion.</summary>
    internal bool IsTask => Row.Type == TaskFields.ObjectName;
}

/// <summary>One call on its way: its Task, its companion, or both.</summary>
/// <param name="Link">Its link as it was read.</param>
/// <param name="Sequence">The last event in it.</param>
/// <param name="Task">Its Task; null when that needs no change.</param>
/// <param name="Companion">Its companion; null when there is none, or it needs no change.</param>
/// <param name="Parents">Records that Salesforce locks while it writes them: who, what, and the account behind.</param>
internal sealed record CallWrite(RecordLink Link, long Sequence, RowWrite? Task, RowWrite? Companion, IReadOnlyList<string> Parents)
{
    /// <summary>Its rows.</summary>
    internal IEnumerable<RowWrite> Rows => new[] { Task, Companion }.OfType<RowWrite>();
}
