using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Whom do we run as, and what may that user do?</summary>
internal sealed class UserExamination(Soql soql, KnownOrg known, IOptions<SalesforceOptions> options) : IOrgExamination
{
    private const string Sets = "Setup › Permission Sets › Patchbay › System Permissions";

    /// <summary>Every permission set counts, and the profile is one of them.</summary>
    private static readonly string[] permissions = ["PermissionsApiEnabled", "PermissionsEditTask", "PermissionsActivitiesAccess", "PermissionsViewAllData", "PermissionsModifyAllData"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        if (known.UserId is not { } id) return [OrgFinding.Note("user.untold", "Salesforce did not tell whom Patchbay runs as; permissions were not looked at.")];
        var rows = await soql.AllAsync($"SELECT Id, Username, Name, IsActive, TimeZoneSidKey FROM User WHERE Id = {Soql.Literal(id)}", cancellationToken);
        if (rows.Count == 0) return [OrgFinding.Note("user.hidden", $"Patchbay runs as the user {id}, whose own record it may not read.")];
        var found = new List<OrgFinding> { OrgFinding.Fine("user", $"Patchbay runs as {rows[0].Text("Username")}.") };
        if (rows[0].Text("TimeZoneSidKey") is { } zone && zone != options.Value.TimeZone)
            found.Add(OrgFinding.Note("zone", $"Days and times in records are those of {options.Value.TimeZone}; the user's are those of {zone}.", "Salesforce:TimeZone in the settings", $"Set it to {zone} if that is where your agents are."));
        found.AddRange(await PermissionsAsync(id, cancellationToken));
        return found;
    }

    private async Task<IEnumerable<OrgFinding>> PermissionsAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var fields = string.Join(", ", permissions.Select(permission => $"PermissionSet.{permission}"));
            var rows = await soql.AllAsync($"SELECT {fields} FROM PermissionSetAssignment WHERE AssigneeId = {Soql.Literal(id)}", cancellationToken);
            return rows.Count == 0 ? [] : Words(permission => rows.Any(row => row.Related("PermissionSet").Flag(permission)));
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // Only users who may see the setup may read permission sets; what matters shows in the fields too.
            return [OrgFinding.Note("user.permissions", "The user may not read its own permission sets; fields tell below what it may write.")];
        }
    }

    private static IEnumerable<OrgFinding> Words(Func<string, bool> has)
    {
        if (!has("PermissionsApiEnabled"))
            yield return OrgFinding.Error("user.api", "The user may not use the API.", Sets, "Tick “API Enabled”.");
        if (!has("PermissionsEditTask") && !has("PermissionsModifyAllData"))
            yield return OrgFinding.Error("user.editTask", "The user may not create or edit tasks.", Sets, "Tick “Edit Tasks”.");
        if (!has("PermissionsActivitiesAccess"))
            yield return OrgFinding.Error("user.activities", "The user may not see activities.", Sets, "Tick “Access Activities”.");
        if (has("PermissionsViewAllData") || has("PermissionsModifyAllData"))
            yield return OrgFinding.Fine("user.viewAll", "The user sees all records, so every caller who is in the org is known.");
        else
            yield return OrgFinding.Note(
                "user.viewSome", "The user sees only records that sharing opens to it: callers in other records are unknown, and calls cannot hang on them.",
                "Setup › Permission Sets › Patchbay › Object Settings › Contact, Lead, Account, Case", "Tick “View All Records” there. An agent is still shown what Salesforce lets the agent see, and no more.");
    }
}
