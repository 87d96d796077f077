using System.Text.Json;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Which org is it, of which edition, and does it still have our version of the API?</summary>
internal sealed class EditionExamination(SalesforceClient client, Soql soql, IOptions<SalesforceOptions> options, TimeProvider time) : IOrgExamination
{
    private const string Query = "SELECT Id, Name, OrganizationType, IsSandbox, InstanceName, TrialExpirationDate FROM Organization LIMIT 1";
    private static readonly TimeSpan soon = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var found = new List<OrgFinding>();
        if (await VersionAsync(cancellationToken) is { } version) found.Add(version);
        var rows = await soql.AllAsync(Query, cancellationToken);
        if (rows.Count == 0) return found;
        var org = rows[0];
        var kind = org.Flag("IsSandbox") ? "a sandbox" : "an org";
        found.Add(OrgFinding.Fine("edition", $"{org.Text("Name")} is {kind} of {org.Text("OrganizationType")}, and its API answers."));
        if (org.Instant("TrialExpirationDate") is { } end && end - time.GetUtcNow() < soon)
            found.Add(OrgFinding.Warning("edition.trial", $"The org ends on {end:yyyy-MM-dd}.", "Setup › Company Information", "Move to an org that stays, or buy this one."));
        return found;
    }

    private async Task<OrgFinding?> VersionAsync(CancellationToken cancellationToken)
    {
        var wanted = options.Value.ApiVersion.TrimStart('v');
        try
        {
            var answer = await client.GetAsync("/services/data", cancellationToken);
            if (answer.ValueKind is not JsonValueKind.Array) return null;
            var all = answer.EnumerateArray().Select(version => version.Text("version")).OfType<string>().ToList();
            return all.Count == 0 || all.Contains(wanted)
                ? null
                : OrgFinding.Error("api.version", $"The org has no API version {wanted}; its newest is {all[^1]}.", "Salesforce:ApiVersion in the settings", $"Set it to v{all[^1]}.");
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            return null; // A proxy in between that lets only the version's own paths through.
        }
    }
}
