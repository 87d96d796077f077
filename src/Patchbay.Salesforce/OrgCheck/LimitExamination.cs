using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>How many API calls are left, which part of them is ours, and is there room for records?</summary>
internal sealed class LimitExamination(SalesforceClient client, ApiBudget budget, IOptions<SalesforceOptions> options) : IOrgExamination
{
    private const string Company = "Setup › Company Information › API Requests, Last 24 Hours";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var limits = await client.GetAsync("limits", cancellationToken);
        var found = new List<OrgFinding>();
        if (Read(limits, "DailyApiRequests") is { } calls && Calls(calls.Max, calls.Left) is { } finding) found.Add(finding);
        if (budget is { IsShareSpent: true, Share: { } share })
        {
            found.Add(OrgFinding.Error(
                "share", string.Create(CultureInfo.InvariantCulture, $"Patchbay's share of {share} API calls a day is spent: it made {budget.OursToday} in the last 24 hours. Calls wait and are written when there are some again."),
                "Salesforce:ApiShare in the settings", "Give Patchbay a larger share, or wait: what was spent a day ago is free again."));
        }

        if (Read(limits, "DataStorageMB") is { Max: > 0 } storage && storage.Left < storage.Max * 0.05)
            found.Add(OrgFinding.Warning("storage", $"{storage.Left} MB of {storage.Max} MB are left for records; when none are, calls wait.", "Setup › Storage Usage", "Delete or archive records, or buy storage."));
        return found;
    }

    private OrgFinding? Calls(long max, long left)
    {
        var share = (long)(max * options.Value.ApiShare);
        var words = string.Create(
            CultureInfo.InvariantCulture, $"{left} of {max} API calls a day are left; {share} are Patchbay's share, of which it made {budget.OursToday} in the last 24 hours.");
        if (left <= 0) return OrgFinding.Error("limit", words, Company, "Find who spends them. Calls wait and are written when there are some again.");
        // What is spent is told as an error of its own, and not as well beside it.
        if (budget.IsShareSpent) return null;
        return left < max * 0.2
            ? OrgFinding.Warning("limit", words, Company, "Find who spends them, or lower Salesforce:ApiShare.")
            : OrgFinding.Fine("limit", words);
    }

    private static (long Max, long Left)? Read(JsonElement limits, string name) =>
        limits.Related(name) is { ValueKind: JsonValueKind.Object } one
        && one.TryGetProperty("Max", out var max) && max.TryGetInt64(out var most)
        && one.TryGetProperty("Remaining", out var remaining) && remaining.TryGetInt64(out var left)
            ? (most, left)
            : null;
}
