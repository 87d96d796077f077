namespace Patchbay.Salesforce.Reconcile;

/// <summary>Something that journal and org do not agree about.</summary>
/// <param name="Key">The interaction's id, or what stands in the org in its place.</param>
/// <param name="Tasks">Ids of the Tasks that it is about.</param>
/// <param name="What">What is wrong, and what to do, in words.</param>
/// <param name="IsRepaired">True when it was mended, or will be by the writer.</param>
public sealed record ReconcileItem(string Key, IReadOnlyList<string> Tasks, string What, bool IsRepaired);

/// <summary>What a comparison of journal and org came to.</summary>
/// <param name="From">From this instant.</param>
/// <param name="To">Up to but not at this instant.</param>
/// <param name="Calls">Calls that ended in the time.</param>
/// <param name="Written">Calls that stand in Salesforce once, as they should.</param>
/// <param name="Waiting">Calls that are still to be written.</param>
/// <param name="Parked">Calls that a person must look at.</param>
/// <param name="Deleted">Calls whose record a person deleted.</param>
/// <param name="Dropped">Calls that a person decided not to write.</param>
/// <param name="Lost">Calls that should stand there and do not.</param>
/// <param name="Doubled">Calls that stand there more than once.</param>
/// <param name="Changed">Calls of which something that only the telephone system knows stands there otherwise.</param>
/// <param name="Orphaned">Tasks with a key of ours that no call has.</param>
public sealed record ReconcileReport(
    DateTimeOffset From, DateTimeOffset To, int Calls, int Written, int Waiting, int Parked, int Deleted, int Dropped, IReadOnlyList<ReconcileItem> Lost,
    IReadOnlyList<ReconcileItem> Doubled, IReadOnlyList<ReconcileItem> Changed, IReadOnlyList<ReconcileItem> Orphaned)
{
    /// <summary>Calls that stand there, but without fields that the org lacks. They are filled in when the org has the fields.</summary>
    public IReadOnlyList<ReconcileItem> LeftOut { get; init; } = [];

    /// <summary>How many things are left that nobody mended.</summary>
    public int Open => Lost.Concat(Doubled).Concat(Changed).Concat(Orphaned).Count(item => !item.IsRepaired);
}

/// <summary>How far a comparison may mend what it finds.</summary>
public enum ReconcileMode
{
    /// <summary>Look only.</summary>
    Look,

    /// <summary>Mend what nobody can have meant: a call that was never written, a fact of the telephone system that was overwritten.</summary>
    Repair,

    /// <summary>The same, and write again what stood there once and is gone without a trace.</summary>
    WriteAgain,
}
