using Patchbay.Runtime.Orgs;
using Patchbay.Runtime.Users;

namespace Patchbay.Salesforce.Orgs;

/// <summary>The settings of one org among those of the site: the same names, kept apart.</summary>
internal sealed class OrgSettings(ISettingStore settings, OrgName org) : ISettingStore
{
    /// <summary>Everything of an org begins so.</summary>
    /// <param name="org">Which org.</param>
    /// <param name="name">The name of a setting.</param>
    /// <returns>Its name among the site's.</returns>
    internal static string NameOf(OrgName org, string name) => $"org.{org}.{name}";

    /// <inheritdoc/>
    public ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken) => settings.ReadAsync(NameOf(org, name), cancellationToken);

    /// <inheritdoc/>
    public ValueTask WriteAsync(string name, string? value, CancellationToken cancellationToken) =>
        settings.WriteAsync(NameOf(org, name), value, cancellationToken);
}
