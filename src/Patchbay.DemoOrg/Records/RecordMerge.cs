using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>
/// Merges records as a person does in the page; the REST API cannot. SOAP API Developer Guide, merge() [doc]: accounts, contacts or leads, one that
/// stays and at most two others; what hangs on those hangs on it afterwards, and each of them is deleted with its <c>MasterRecordId</c> set.
/// </summary>
internal static class RecordMerge
{
    private const int MostOthers = 2;

    /// <summary>Merges.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="master">Id of the one that stays.</param>
    /// <param name="others">Ids of those that go.</param>
    /// <returns>What is wrong; null when it is done.</returns>
    public static ApiError? Run(WriteScope scope, string master, IReadOnlyList<string> others)
    {
        if (others.Count is 0 or > MostOthers)
            return Refused($"one record and up to {MostOthers} others can be merged");
        var records = others.Prepend(master).Select(id => Find(scope, id)).ToArray();
        if (records.Contains(null) || records[0]!.Type.Name is not ("Account" or "Contact" or "Lead") || records.Select(record => record!.Type).Distinct().Count() > 1)
            return Refused("accounts, contacts or leads that are there can be merged with their like");
        if (records.Select(record => record!.Flag("IsPersonAccount")).Distinct().Count() > 1)
            return Refused("a person account cannot be merged with a business account");
        foreach (var other in records.Skip(1))
            MergeOne(scope, records[0]!, other!);
        return null;
    }

    private static void MergeOne(WriteScope scope, OrgRecord master, OrgRecord other)
    {
        if (other.Type.Name == "Account" && other.Text("PersonContactId") is { } gone && Find(scope, gone) is { } goes && Find(scope, master.Text("PersonContactId")) is { } stays)
            MergeOne(scope, stays, goes);
        foreach (var type in scope.Schema.Stored)
        {
            foreach (var field in type.Fields.Where(field => field.ReferenceTo.Contains(other.Type.Name) && field.Name is not "MasterRecordId"))
            {
                foreach (var child in RecordTable.FindBy(scope.Statements, type, field.Name, other.Id).Where(child => !child.IsDeleted))
                    RecordWriter.UpdateComputed(scope, child, moved => moved[field.Name] = master.Id);
            }
        }

        other["MasterRecordId"] = master.Id;
        RecordWriter.Remove(scope, other);
    }

    private static OrgRecord? Find(WriteScope scope, string? id) =>
        RecordId.TryParse(id, out var full) && scope.Schema.OfId(full) is { Source: null } type && RecordTable.Find(scope.Statements, type, full) is { IsDeleted: false } record ? record : null;

    private static ApiError Refused(string why) => new("INVALID_OPERATION", why);
}
