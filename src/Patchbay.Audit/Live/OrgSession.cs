namespace Patchbay.Audit.Live;

/// <summary>A sign-in to an org.</summary>
/// <param name="Address">Address of the org.</param>
/// <param name="Token">Access token; never shown.</param>
public sealed record OrgSession(Uri Address, string Token)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => Address.ToString();
}
