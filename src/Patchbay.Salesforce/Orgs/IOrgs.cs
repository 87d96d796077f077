using Patchbay.Core.Shared;
using Patchbay.Runtime.Orgs;

namespace Patchbay.Salesforce.Orgs;

/// <summary>The orgs of the site. Safe to use from any thread.</summary>
public interface IOrgs
{
    /// <summary>All of them, the default one first.</summary>
    IReadOnlyList<Org> All { get; }

    /// <summary>Finds one.</summary>
    /// <param name="name">Which.</param>
    /// <returns>The org; null when there is none of that name.</returns>
    Org? Find(OrgName name);

    /// <summary>Finds the org that a call belongs to: the one that was live as it began.</summary>
    /// <param name="call">Which call.</param>
    /// <returns>The org; null for a call that is not known, and when its org was taken out.</returns>
    Org? OwnerOf(InteractionId call);

    /// <summary>Makes an org the live one: calls that begin from now on are written to it, and its records are shown to agents.</summary>
    /// <param name="name">Which.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <returns>False when there is none of that name.</returns>
    Task<bool> UseAsync(OrgName name, CancellationToken cancellationToken);

    /// <summary>Takes an org out with its numbers, links and secrets. When it is the live one, the default org becomes live.</summary>
    /// <param name="name">Which.</param>
    /// <param name="evenUnwritten">True to lose records that were not written yet, and what calls of this org have still to tell it.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <returns>Null when it is gone; otherwise why not.</returns>
    Task<Refusal?> RemoveAsync(OrgName name, bool evenUnwritten, CancellationToken cancellationToken);
}
