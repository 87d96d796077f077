using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Is the address that of the org's My Domain?</summary>
internal sealed class AddressExamination(TokenSource tokens, IOptions<SalesforceOptions> options) : IOrgExamination
{
    private static readonly string[] shared = ["login.salesforce.com", "test.salesforce.com"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var login = options.Value.LoginUrl!;
        var token = await tokens.GetAsync(null, cancellationToken);
        if (login.IsLoopback) return [OrgFinding.Note("address.local", $"{login.Host} is this machine: a stand-in for an org, no real one.")];
        if (shared.Contains(login.Host, StringComparer.OrdinalIgnoreCase))
            return [OrgFinding.Warning("address.shared", $"{login.Host} serves all orgs; client credentials do not work there.", "Setup › My Domain", $"Use the org's own address: {token.Instance.GetLeftPart(UriPartial.Authority)}.")];
        return login.Host.Equals(token.Instance.Host, StringComparison.OrdinalIgnoreCase)
            ? [OrgFinding.Fine("address", $"{login.Host} is the org's My Domain.")]
            : [OrgFinding.Note("address.other", $"The API is at {token.Instance.Host}, the sign-in at {login.Host}. Was My Domain renamed?", "Setup › My Domain", "Connect again with the new address before the old one ends.")];
    }
}
