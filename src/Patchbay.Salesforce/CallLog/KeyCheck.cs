using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog;

/// <summary>
/// Looks whether the org keeps our key unique. Without that box ticked, a repeat that overtakes its first try would double a record, and
/// nobody would notice: so it is asked now and then, and told.
/// </summary>
internal sealed class KeyCheck(SalesforceClient client, CallLogProgress progress, TimeProvider time, ILogger<KeyCheck> logger)
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);
    private DateTimeOffset next;

    /// <summary>Looks, at most once an hour. A failure is left to the next hour: whoever writes meets it too.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < next) return;
        next = now + every;
        try
        {
            var isUnique = IsUnique(await client.GetAsync("sobjects/Task/describe", cancellationToken));
            if (!isUnique) logger.KeyIsNotUnique(TaskFields.Key);
            progress.KeyNotUniqueSince = isUnique ? null : progress.KeyNotUniqueSince ?? now;
        }
        catch (SalesforceFault fault)
        {
            logger.KeyNotChecked(fault.Error.Code);
        }
    }

    private static bool IsUnique(JsonElement describe) =>
        describe.Related("fields") is { ValueKind: JsonValueKind.Array } fields
        && fields.EnumerateArray().Any(f => f.Text("name") == TaskFields.Key && f.Flag("unique") && f.Flag("externalId"));
}
