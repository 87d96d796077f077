using System.Text.Json;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Counts the open cases of contacts. All open cases are read once after a start, then only those that change. The cursor is on disk, so
/// contacts whose cases changed while Patchbay was down are told too. Used by one worker.
/// </summary>
internal sealed class OpenCases(Soql soql, IPhoneDirectory directory, TimeProvider time)
{
    /// <summary>Name of its cursor.</summary>
    internal const string Source = "Case";

    /// <summary>More than this is not kept; counts are left out then.</summary>
    private const int MostCases = 2_000_000;
    private static readonly TimeSpan askAgain = TimeSpan.FromHours(1);

    private readonly Dictionary<string, string> contactOfCase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private bool isFilled;
    private DateTimeOffset closedUntil;

    /// <summary>Open cases of a contact.</summary>
    /// <param name="contact">Its id, 18 characters.</param>
    /// <returns>How many; 0 before the first fill.</returns>
    internal int Of(string contact) => counts.GetValueOrDefault(contact);

    /// <summary>Reads what changed.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Contacts whose count may have changed, and the cursor to store once they are told.</returns>
    /// <exception cref="SalesforceFault">The org failed.</exception>
    internal async Task<(IReadOnlyCollection<string> Contacts, SyncCursor? Cursor)> ReadChangesAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < closedUntil) return ([], null);
        try
        {
            return await ReadAsync(cancellationToken);
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // No cases in this edition, or none for our user: the directory does without the count.
            closedUntil = time.GetUtcNow() + askAgain;
            return ([], null);
        }
    }

    private async Task<(IReadOnlyCollection<string> Contacts, SyncCursor? Cursor)> ReadAsync(CancellationToken cancellationToken)
    {
        if (!isFilled) await FillAsync(cancellationToken);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        var cursor = SyncCursor.Read(await directory.ReadCursorAsync(Source, cancellationToken));
        var isFirst = cursor is null;
        var where = isFirst ? "" : $" WHERE {cursor!.Value.Overlapping(time.GetUtcNow()).Where()}";
        // At the very first start only the end matters: nobody was told anything yet.
        var order = isFirst ? "ORDER BY SystemModstamp DESC, Id DESC LIMIT 1" : "ORDER BY SystemModstamp, Id LIMIT 2000";
        var query = $"SELECT Id, ContactId, IsClosed, IsDeleted, SystemModstamp FROM Case{where} {order}";
        await foreach (var page in soql.PagesAsync(query, !isFirst, cancellationToken))
        {
            foreach (var row in page)
            {
                Take(row, touched);
                if (row.Text("Id") is { } id && row.Instant("SystemModstamp") is { } at) cursor = new(at, id);
            }
        }

        return (touched, cursor);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        contactOfCase.Clear();
        counts.Clear();
        var query = "SELECT Id, ContactId, IsClosed FROM Case WHERE IsClosed = false AND ContactId != null";
        await foreach (var page in soql.PagesAsync(query, false, cancellationToken))
        {
            foreach (var row in page) Take(row, null);
        }

        isFilled = true;
    }

    private void Take(JsonElement row, HashSet<string>? touched)
    {
        if (row.Text("Id") is not { } id) return;
        if (contactOfCase.Remove(id, out var before))
        {
            counts[before]--;
            if (counts[before] == 0) counts.Remove(before);
            touched?.Add(before);
        }

        if (row.Text("ContactId") is not { } contact) return;
        touched?.Add(contact);
        if (row.Flag("IsClosed") || row.Flag("IsDeleted") || contactOfCase.Count >= MostCases) return;
        contactOfCase[id] = contact;
        counts[contact] = counts.GetValueOrDefault(contact) + 1;
    }
}
