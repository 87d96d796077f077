using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>How a field stands that records were written without.</summary>
/// <param name="Name">The field with its object: <c>Task.CallDisposition</c>.</param>
/// <param name="Calls">Calls that were written without it.</param>
/// <param name="IsBack">True when the org has it by now, so that it is written.</param>
internal sealed record MissedField(string Name, int Calls, bool IsBack);

/// <summary>
/// Looks whether fields that the org lacked are there by now, and has them filled in then: in the records of before too. Looks by itself every
/// ten minutes while one is missing, after the start at once, and whenever somebody asks. A look that fails is made again after seconds, then less and less often.
/// </summary>
internal sealed class FieldReturns(
    IRecordLinks links, SchemaGaps gaps, ObjectShapes shapes, CallLogNudge nudge, ApiBudget budget, TimeProvider time, ILogger<FieldReturns> logger)
{
    private static readonly TimeSpan every = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan afterFailure = TimeSpan.FromSeconds(2);
    private DateTimeOffset next;
    private int failures;

    /// <summary>The last look that began by itself; ended when it is over.</summary>
    internal Task Looking { get; private set; } = Task.CompletedTask;

    /// <summary>Begins a look when it is time. One that failed is made again soon.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    internal void Begin(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // A look that runs sets when the next one is due.
        if (!Looking.IsCompleted || now < next || !budget.CanSpare) return;
        Looking = LookQuietlyAsync(cancellationToken);
    }

    /// <summary>Looks.</summary>
    /// <param name="isAsked">True when a person says that something was mended: then the org's description is believed once more, even of a field that it refused after it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>All fields that are missing, or were.</returns>
    /// <exception cref="SalesforceFault">The org did not answer.</exception>
    internal async Task<IReadOnlyList<MissedField>> LookAsync(bool isAsked, CancellationToken cancellationToken)
    {
        var counts = await CountAsync(cancellationToken);
        if (counts.Count == 0) return [];
        shapes.Forget();
        var found = new List<MissedField>();
        foreach (var (name, calls) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (name.Split('.', 2) is not [var objectName, var field]) continue;
            var isThere = await shapes.FindAsync(objectName, cancellationToken) is { } shape && shape.Fields.TryGetValue(field, out var known) && known.IsUpdateable;
            var isBack = isThere && (isAsked || !gaps.IsStubborn(objectName, field));
            if (isBack) await FillInAsync(objectName, field, calls, cancellationToken);
            else gaps.Add(objectName, field);
            found.Add(new(name, calls, isBack));
        }

        if (found.Exists(f => f.IsBack)) nudge.Wake();
        return found;
    }

    private async Task FillInAsync(string objectName, string field, int calls, CancellationToken cancellationToken)
    {
        gaps.Lift(objectName, field);
        // Those that lack another field too are due already, and not counted by what is made due now.
        await links.FillInAsync($"{objectName}.{field}", cancellationToken);
        logger.FieldIsBack(objectName, field, calls);
    }

    private async Task<Dictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = gaps.Current.ToDictionary(gap => $"{gap.ObjectName}.{gap.Field}", _ => 0, StringComparer.OrdinalIgnoreCase);
        foreach (var (kept, calls) in await links.CountLeftOutAsync(cancellationToken))
        {
            foreach (var name in LeftOut.Read(kept)) counts[name] = counts.GetValueOrDefault(name) + calls;
        }

        return counts;
    }

    private async Task LookQuietlyAsync(CancellationToken cancellationToken)
    {
        failures++;
        try
        {
            await LookAsync(false, cancellationToken);
            failures = 0;
        }
        catch (SalesforceFault fault)
        {
            logger.FieldsNotLookedAt(fault.Error.Code);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.PassFailed(e.Message, e);
        }

        next = time.GetUtcNow() + DelayAfter(failures);
    }

    private static TimeSpan DelayAfter(int failures)
    {
        var grown = afterFailure * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return failures == 0 || grown > every ? every : grown;
    }
}
