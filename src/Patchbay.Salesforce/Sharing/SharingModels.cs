using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Sharing;

/// <summary>Knows the org-wide defaults of objects, so that nothing is asked about records that everybody may read.</summary>
internal sealed class SharingModels(Soql soql, TimeProvider time, ILogger<SharingModels> logger) : IDisposable
{
    private const string ByParent = "ControlledByParent";

    /// <summary>An admin who closes an object expects that to hold soon.</summary>
    private static readonly TimeSpan memory = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (string Model, DateTimeOffset Until)> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Tells whether everybody may read a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>False also while the object's default is not known; what was read last stands until it is read anew.</returns>
    internal bool IsOpen(CallerMatch record)
    {
        var model = ModelOf(record.Record.ObjectName);
        // A contact is seen by whoever sees its account; one without an account by its owner.
        return model is ByParent ? record is { Record.ObjectName: "Contact", Account: not null } && IsPublic(ModelOf("Account")) : IsPublic(model);
    }

    /// <summary>Reads the defaults of objects that are not known, or not any more.</summary>
    /// <param name="objects">Names of objects.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SalesforceFault">The org does not answer.</exception>
    internal async Task LearnAsync(IEnumerable<string> objects, CancellationToken cancellationToken)
    {
        string[] wanted = [.. objects.Append("Account").Distinct(StringComparer.OrdinalIgnoreCase)];
        if (wanted.All(IsFresh)) return;
        await turn.WaitAsync(cancellationToken);
        try
        {
            string[] due = [.. wanted.Where(name => !IsFresh(name))];
            if (due.Length > 0) await ReadAsync(due, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads the defaults of all objects anew that were asked about so far: somebody may just have changed one.</summary>
    /// <param name="cancellationToken">Stops it; what was known stands then.</param>
    /// <exception cref="SalesforceFault">The org does not answer; what was known stands.</exception>
    internal async Task LookAnewAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (!known.IsEmpty) await ReadAsync([.. known.Keys], cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task ReadAsync(string[] due, CancellationToken cancellationToken)
    {
        var told = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var names = string.Join(',', due.Select(Soql.Literal));
            foreach (var row in await soql.AllAsync($"SELECT QualifiedApiName, InternalSharingModel FROM EntityDefinition WHERE QualifiedApiName IN ({names})", cancellationToken))
                told[row.Text("QualifiedApiName") ?? ""] = row.Text("InternalSharingModel") ?? "";
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            logger.SharingModelsClosed(fault.Error.Code);
        }

        foreach (var name in due) known[name] = (told.GetValueOrDefault(name, ""), time.GetUtcNow() + memory);
    }

    private string? ModelOf(string objectName) => known.GetValueOrDefault(objectName).Model;

    private static bool IsPublic(string? model) => model is "Read" or "ReadWrite" or "ReadWriteTransfer" or "FullAccess";

    /// <summary>Tells whether the default of an object was read of late.</summary>
    internal bool IsFresh(string objectName) => known.TryGetValue(objectName, out var model) && model.Until > time.GetUtcNow();
}
