using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Rows of one object on their way into a load, some hundred at a time.</summary>
/// <param name="load">Where they go.</param>
/// <param name="phone">Their object.</param>
/// <param name="country">Country of numbers that name none.</param>
internal sealed class LoadBatch(IDirectoryLoad load, PhoneObject phone, string country)
{
    /// <summary>Few, because what is alive when the garbage collector comes is what it stops all threads for.</summary>
    private const int MostRows = 500;

    private readonly List<DirectoryRecord> records = [];
    private readonly List<RelatedRecord> business = [];

    /// <summary>How many rows it was given.</summary>
    internal long Rows { get; private set; }

    /// <summary>Takes a row, and puts the batch into the load when it is full.</summary>
    /// <param name="row">The row; nothing of it is kept.</param>
    /// <param name="cancellationToken">Stops before the batch is put in.</param>
    internal ValueTask AddAsync(OrgRow row, CancellationToken cancellationToken)
    {
        Rows++;
        if (phone.HasEntries && PhoneRow.Read(phone, row, country) is { } record) records.Add(record);
        if (phone.IsBusiness && RelatedRow.Read(phone, row) is { } related) business.Add(related);
        return Rows % MostRows == 0 ? PutAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>Puts what waits into the load.</summary>
    /// <param name="cancellationToken">Stops before it is put in.</param>
    internal async ValueTask PutAsync(CancellationToken cancellationToken)
    {
        if (records.Count > 0) await load.PutAsync(records, cancellationToken);
        if (business.Count > 0) await load.PutRelatedAsync(business, cancellationToken);
        records.Clear();
        business.Clear();
    }
}
