using Patchbay.Salesforce.Orgs;

namespace Patchbay.Server.Features.Orgs;

/// <summary>
/// The org that a request names in its path, for a handler below <c>/api/orgs/{org}</c>. A handler takes it as a parameter and asks it for
/// services of that org.
/// </summary>
/// <param name="org">The org.</param>
internal sealed class OrgScope(Org org)
{
    /// <summary>The org.</summary>
    internal Org Org => org;

    /// <summary>Gives one of the org's services.</summary>
    internal T Get<T>()
        where T : notnull => org.Get<T>();

    /// <summary>Called by the framework: the scope that <see cref="OrgEndpoints"/> has put there.</summary>
    public static ValueTask<OrgScope?> BindAsync(HttpContext http) => new(http.Features.Get<OrgScope>());
}
