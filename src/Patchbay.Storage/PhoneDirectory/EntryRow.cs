using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>A record as a row of PostgreSQL. Of one that nobody can find only its id and its end are kept.</summary>
internal readonly record struct EntryRow(
    string Object, string Id, string Name, string Detail, string? Account, long ModifiedAt, long? ContactAt, long State, string? MergedInto,
    string Numbers, string Keys, string Facts)
{
    internal static EntryRow Of(DirectoryRecord record)
    {
        var isKept = record.Numbers.Count + record.Keys.Count > 0;
        return new(
            record.Record.ObjectName, record.Record.Id, isKept ? PostgresEntries.Clean(record.Name) : "", isKept ? PostgresEntries.Clean(record.Detail) : "",
            isKept ? record.Account : null, record.ModifiedAt.UtcTicks, record.LastContactAt?.UtcTicks, record.IsDeleted ? EntryWriter.Deleted : 0L,
            record.MergedInto, EntryText.WriteNumbers(record.Numbers), PostgresEntries.Clean(EntryText.WriteKeys(record.Keys)),
            PostgresEntries.Clean(EntryText.WriteFacts(record.Facts)));
    }
}
