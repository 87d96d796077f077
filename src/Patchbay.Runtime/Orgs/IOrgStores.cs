using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Runtime.Records;

namespace Patchbay.Runtime.Orgs;

/// <summary>What is kept for one org.</summary>
/// <param name="Directory">Its numbers.</param>
/// <param name="Links">Which interaction is which record of it.</param>
public sealed record OrgStore(IPhoneDirectory Directory, IRecordLinks Links);

/// <summary>Keeps the data of several orgs apart.</summary>
public interface IOrgStores
{
    /// <summary>Opens what is kept for an org, or makes it. The same org gets the same stores until they are removed.</summary>
    /// <param name="org">Which.</param>
    /// <returns>The stores; whoever made this closes them.</returns>
    OrgStore Open(OrgName org);

    /// <summary>Closes what is kept for an org and throws it away. Nothing happens when there is nothing, or for the default org.</summary>
    /// <param name="org">Which. Nobody uses its stores any more.</param>
    /// <returns>When it is gone.</returns>
    ValueTask RemoveAsync(OrgName org);
}
