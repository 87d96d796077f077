using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Who owns calls that nobody took?</summary>
internal sealed class OwnerExamination(SalesforceUsers users, IOptions<SalesforceOptions> options) : IOrgExamination
{
    private const string Setting = "Salesforce:OwnerOfLastResort in the settings";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.OwnerOfLastResort is not { Length: > 0 } name)
            return [OrgFinding.Note("owner.none", "Calls that nobody took are owned by Patchbay's own user.", Setting, "Name a user there if somebody else is to own them.")];
        await users.LearnAsync(null, cancellationToken);
        return users.FindNamed(name) is null
            ? [OrgFinding.Error("owner.unknown", $"{name} is to own calls that nobody took, and is no active user of the org: such calls are parked.", Setting, "Name a user by user name, e-mail address, federation id or id; then run the parked calls again.")]
            : [OrgFinding.Fine("owner", $"Calls that nobody took are owned by {name}.")];
    }
}
