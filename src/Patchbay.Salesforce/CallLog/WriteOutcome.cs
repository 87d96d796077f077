using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>What a try to write one record came to.</summary>
internal abstract record WriteOutcome
{
    /// <summary>It stands in Salesforce.</summary>
    /// <param name="Id">Its id.</param>
    internal sealed record Written(string Id) : WriteOutcome;

    /// <summary>Try again later.</summary>
    /// <param name="Code">Why not now.</param>
    internal sealed record Later(string Code) : WriteOutcome;

    /// <summary>The org's rules refuse it.</summary>
    /// <param name="Code">Which.</param>
    internal sealed record Parked(string Code) : WriteOutcome;

    /// <summary>A person deleted it.</summary>
    internal sealed record Deleted : WriteOutcome;
}

/// <summary>One record on its way: what is to be written, in the form that the tries so far have left.</summary>
/// <param name="link">Its link as it was read.</param>
/// <param name="sequence">The last event in it.</param>
/// <param name="row">What to send first.</param>
/// <param name="parent">The record it hangs on.</param>
internal sealed class TaskWrite(RecordLink link, long sequence, SObjectRow row, string parent)
{
    /// <summary>Its link as it was read.</summary>
    internal RecordLink Link { get; } = link;

    /// <summary>The last event in it.</summary>
    internal long Sequence { get; } = sequence;

    /// <summary>The record it hangs on; rows are sent in its order.</summary>
    internal string Parent { get; } = parent;

    /// <summary>What to send.</summary>
    internal SObjectRow Row { get; set; } = row;

    /// <summary>Remedies that were tried; each is tried once.</summary>
    internal HashSet<string> Tried { get; } = [];

    /// <summary>What it came to; null while undecided.</summary>
    internal WriteOutcome? Outcome { get; set; }

    /// <summary>True when its id is known, so that it is updated by id.</summary>
    internal bool IsUpdate => Link.CrmId is not null;
}

/// <summary>Everything must wait.</summary>
/// <param name="Kind">Why: no answer, sign-in, quota, or the org lacks what we need.</param>
/// <param name="Code">Code of the error.</param>
internal sealed record WriteStop(FaultKind Kind, string Code);
