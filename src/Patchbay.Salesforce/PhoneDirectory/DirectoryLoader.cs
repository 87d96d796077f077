using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// Reads the whole org into a new directory beside the one in use: at the first start, when other fields are wanted than before, and when
/// Patchbay was away for so long that the recycle bin no longer tells what was deleted.
/// </summary>
internal sealed class DirectoryLoader(
    Soql soql, BulkQuery bulk, PhoneObjects objects, LastContacts contacts, IPhoneDirectory directory, HeldFields held, ApiBudget budget, IOptions<SalesforceOptions> options,
    TimeProvider time, ILogger<DirectoryLoader> logger)
{
    /// <summary>Name of the cursor that tells when everything was read, and which fields.</summary>
    internal const string Source = "load";

    /// <summary>The org forgets deletions after 15 days.</summary>
    private static readonly TimeSpan longestAbsence = TimeSpan.FromDays(13);

    /// <summary>Fewer rows than this come faster page by page than through a job.</summary>
    private const int FewRows = 20_000;

    private readonly string country = options.Value.DefaultCountry;

    /// <summary>Recalls which fields were loaded, before the org is asked: it may be away.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    internal async Task RecallAsync(CancellationToken cancellationToken) => held.Note(await directory.ReadCursorAsync(Source, cancellationToken));

    /// <summary>Loads everything if that is due.</summary>
    /// <param name="cancellationToken">Stops it; the directory in use stays as it is.</param>
    /// <returns>False when it was not due.</returns>
    /// <exception cref="SalesforceFault">The org failed; the directory in use stays as it is.</exception>
    internal async Task<bool> LoadIfDueAsync(CancellationToken cancellationToken)
    {
        var wanted = objects.Wanted;
        var all = await objects.ReadAsync(isPatient: true, cancellationToken);
        var fields = string.Join(';', all.Select(o => o.Loaded));
        if (await IsFreshAsync(all, fields, cancellationToken))
        {
            held.Note(fields, wanted);
            return false;
        }

        var began = time.GetTimestamp();
        var rows = await PatientThread.RunAsync(() => LoadAsync(all, fields, cancellationToken), cancellationToken);
        held.Note(fields, wanted);
        logger.DirectoryLoaded(rows, time.GetElapsedTime(began).TotalSeconds);
        return true;
    }

    private async Task<bool> IsFreshAsync(IReadOnlyList<PhoneObject> all, string fields, CancellationToken cancellationToken)
    {
        if (await directory.ReadCursorAsync(Source, cancellationToken) != fields) return false;
        DateTimeOffset? newest = null;
        foreach (var phone in all)
        {
            if (SyncCursor.Read(await directory.ReadCursorAsync(phone.Name, cancellationToken)) is { } cursor && (newest is null || cursor.At > newest)) newest = cursor.At;
        }

        return newest is null || time.GetUtcNow() - newest < longestAbsence;
    }

    private async Task<long> LoadAsync(IReadOnlyList<PhoneObject> all, string fields, CancellationToken cancellationToken)
    {
        var cursors = new Dictionary<string, string>(StringComparer.Ordinal) { [Source] = fields };
        // What changes from now on is read afterwards, by the org's own clock.
        foreach (var phone in all)
        {
            await budget.WaitForSpareAsync(cancellationToken);
            if (await NewestAsync(phone, cancellationToken) is { } newest) cursors[phone.Name] = newest.ToString();
        }

        if (await contacts.NewestAsync(cancellationToken) is { } last) cursors[LastContacts.Source] = last.ToString();
        await using var load = await directory.BeginLoadAsync(cancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var streams = all.Select(phone => LoadAsync(load, phone, either)).ToArray();
        var rows = await Task.WhenAll(streams);
        await load.CompleteAsync(cursors, cancellationToken);
        return rows.Sum();
    }

    private async Task<long> LoadAsync(IDirectoryLoad load, PhoneObject phone, CancellationTokenSource stop)
    {
        try
        {
            return await ReadAllAsync(load, phone, stop.Token);
        }
        catch
        {
            // One that failed makes the whole load useless; the others need not go on.
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<long> ReadAllAsync(IDirectoryLoad load, PhoneObject phone, CancellationToken cancellationToken)
    {
        var condition = RelatedRow.Condition(phone);
        var query = condition is null ? phone.Select : $"{phone.Select} WHERE {condition}";
        var batch = new LoadBatch(load, phone, country);
        await foreach (var row in RowsAsync(phone, query, cancellationToken)) await batch.AddAsync(row, cancellationToken);
        await batch.PutAsync(cancellationToken);
        return batch.Rows;
    }

    private async IAsyncEnumerable<OrgRow> RowsAsync(PhoneObject phone, string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await budget.WaitForSpareAsync(cancellationToken);
        if (await CountAsync(phone, cancellationToken) > FewRows && await JobAsync(phone, query, cancellationToken) is { } job)
        {
            await using (job)
            {
                do yield return job.Current;
                while (await job.MoveNextAsync());
            }

            yield break;
        }

        await foreach (var page in soql.PagesAsync(query, false, cancellationToken))
        {
            foreach (var row in page) yield return new JsonOrgRow(row);
        }
    }

    /// <summary>Begins to read through a job; null when this org takes none, or it has no rows.</summary>
    private async Task<IAsyncEnumerator<OrgRow>?> JobAsync(PhoneObject phone, string query, CancellationToken cancellationToken)
    {
        var job = bulk.RowsAsync(query, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            if (await job.MoveNextAsync()) return job;
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            logger.NoBulkJobs(phone.Name, fault.Error.Code);
        }

        await job.DisposeAsync();
        return null;
    }

    private async Task<long> CountAsync(PhoneObject phone, CancellationToken cancellationToken) => await soql.CountAsync($"SELECT COUNT() FROM {phone.Name}", cancellationToken);

    private async Task<SyncCursor?> NewestAsync(PhoneObject phone, CancellationToken cancellationToken)
    {
        var rows = await soql.AllAsync($"SELECT Id, SystemModstamp FROM {phone.Name} ORDER BY SystemModstamp DESC, Id DESC LIMIT 1", cancellationToken);
        return rows.Count > 0 && rows[0].Text("Id") is { } id && rows[0].Instant("SystemModstamp") is { } at ? new SyncCursor(at, id) : null;
    }
}
