namespace Patchbay.Salesforce.Shared;

/// <summary>
/// What an org is to the site. A site writes its calls to one org, the live one; when another becomes live, the calls up to then stay the
/// business of the one before.
/// </summary>
public interface IOrgStanding
{
    /// <summary>True while the site's calls are this org's.</summary>
    bool IsLive { get; }

    /// <summary>Tells whether the calls of a time are this org's.</summary>
    /// <param name="sequence">An event of the journal.</param>
    /// <returns>True when the org was live when it happened.</returns>
    bool Owns(long sequence);
}

/// <summary>The only org of a site: all is its own.</summary>
internal sealed class OnlyOrg : IOrgStanding
{
    public bool IsLive => true;

    public bool Owns(long sequence) => true;
}
