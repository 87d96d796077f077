using Patchbay.Core.Shared;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>Connects orgs.</summary>
public interface IOrgConnector
{
    /// <summary>Gives the certificate to upload before an org is connected by JWT. Its key is made at the first question and kept sealed.</summary>
    /// <param name="name">What the org is to be called.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The certificate in PEM.</returns>
    Task<string> CertificateAsync(OrgName name, CancellationToken cancellationToken);

    /// <summary>Signs in for the first time, and remembers the org when it lets us in.</summary>
    /// <param name="way">Client credentials or JWT.</param>
    /// <param name="request">What was typed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The org; otherwise why not, in words for an administrator.</returns>
    Task<Result<Org>> ConnectAsync(SignInWay way, ConnectRequest request, CancellationToken cancellationToken);
}
