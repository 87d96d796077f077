namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Records that are known to have changed, been deleted or come back.</summary>
/// <param name="ObjectName">Their object.</param>
/// <param name="Ids">Their ids, 18 characters.</param>
internal sealed record ChangedRecords(string ObjectName, IReadOnlyCollection<string> Ids);

/// <summary>
/// Tells of changes as they happen, such as the org's Change Data Capture does. The directory polls in any case, so what is lost on this
/// way comes a little later.
/// </summary>
internal interface IRecordChanges
{
    /// <summary>Waits for changes.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Changes without end; it may end when there is no such service.</returns>
    IAsyncEnumerable<ChangedRecords> ReadAsync(CancellationToken cancellationToken);
}
