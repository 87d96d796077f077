using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Shared;

/// <summary>
/// What an org is to the site. A site writes its calls to one org, the live one; when another becomes live, the calls that began up to then
/// stay the business of the one before, to their last fact, so that no call stands in two orgs.
/// </summary>
public interface IOrgStanding
{
    /// <summary>True while calls that begin are this org's.</summary>
    bool IsLive { get; }

    /// <summary>
    /// The last event of the journal about which nothing is written any more: the org was disconnected after it, and came back; 0 for one that never
    /// was away.
    /// </summary>
    long WrittenUntil { get; }

    /// <summary>Tells whether a call is this org's.</summary>
    /// <param name="call">The call.</param>
    /// <returns>True when the org was live as it began; false for a call that the journal does not know.</returns>
    bool Owns(InteractionId call);
}

/// <summary>The only org of a site: all is its own.</summary>
internal sealed class OnlyOrg : IOrgStanding
{
    public bool IsLive => true;

    public long WrittenUntil => 0;

    public bool Owns(InteractionId call) => true;
}
