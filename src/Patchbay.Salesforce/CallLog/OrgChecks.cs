using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Looks once an hour, beside the writing, whether the org keeps our key unique, and how many API calls it has left. Without the box
/// ticked, a repeat that overtakes its first try would double a record, and nobody would notice.
/// </summary>
internal sealed class OrgChecks(SalesforceClient client, ApiBudget budget, CallLogProgress progress, TimeProvider time, ILogger<OrgChecks> logger)
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);
    private DateTimeOffset next;

    /// <summary>The last look; ended when it is over.</summary>
    internal Task Looking { get; private set; } = Task.CompletedTask;

    /// <summary>Begins a look when it is time. A failure is left to the next hour: whoever writes meets it too.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    internal void Look(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < next || !Looking.IsCompleted) return;
        next = now + every;
        Looking = LookAsync(now, cancellationToken);
    }

    /// <summary>Looks although it is not time: somebody saw that the org was changed.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    internal void LookAnew(CancellationToken cancellationToken)
    {
        next = default;
        Look(cancellationToken);
    }

    private async Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var isUnique = IsUnique(await client.GetAsync("sobjects/Task/describe", cancellationToken));
            if (!isUnique) logger.KeyIsNotUnique(TaskFields.Key);
            progress.KeyNotUniqueSince = isUnique ? null : progress.KeyNotUniqueSince ?? now;
            if (ReadUsage(await client.GetAsync("limits", cancellationToken)) is { } usage) budget.Take(usage);
        }
        catch (SalesforceFault fault)
        {
            logger.KeyNotChecked(fault.Error.Code);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process ends; the next one looks.
            next = default;
        }
    }

    private static ApiUsage? ReadUsage(JsonElement limits) =>
        limits.Related("DailyApiRequests") is { ValueKind: JsonValueKind.Object } daily
        && daily.TryGetProperty("Max", out var max) && max.TryGetInt64(out var most)
        && daily.TryGetProperty("Remaining", out var remaining) && remaining.TryGetInt64(out var left)
            ? new(most - left, most)
            : null;

    private static bool IsUnique(JsonElement describe) =>
        describe.Related("fields") is { ValueKind: JsonValueKind.Array } fields
        && fields.EnumerateArray().Any(f => f.Text("name") == TaskFields.Key && f.Flag("unique") && f.Flag("externalId"));
}
