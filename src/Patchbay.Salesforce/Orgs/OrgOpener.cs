using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Orgs;
using Patchbay.Runtime.Screens;
using Patchbay.Runtime.Telephony;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>
/// Makes the services of one org: a container of its own, built by the same registration as for a single org, so that its parts find the
/// numbers, links, budget and token of their org where they always look. What the whole site shares is handed in.
/// </summary>
/// <param name="site">The host's services.</param>
/// <param name="secretStore">What the orgs let us in by.</param>
internal sealed class OrgOpener(IServiceProvider site, OrgSecretStore secretStore)
{
    /// <summary>What all orgs share, where the host has it.</summary>
    private static readonly Type[] shared = [typeof(IExchange), typeof(IUserStore), typeof(IScreens), typeof(IRecordingFiles), typeof(TimeProvider)];

    /// <summary>Opens an org. Its workers do not run yet.</summary>
    /// <param name="entry">What is remembered of it.</param>
    /// <param name="cancellationToken">Stops the reading of its secrets.</param>
    /// <returns>The org; the caller closes it.</returns>
    internal async Task<Org> OpenAsync(OrgEntry entry, CancellationToken cancellationToken)
    {
        if (!OrgName.TryParse(entry.Name, out var name)) throw new InvalidOperationException($"The settings hold an org {entry.Name}, which is no name of one.");
        var journal = site.GetRequiredService<IJournal>();
        var standing = new OrgStanding(entry.Periods, journal, entry.WrittenUntil);
        var secrets = await secretStore.ReadAsync(name, cancellationToken);
        var services = new ServiceCollection();
        foreach (var type in shared)
        {
            if (site.GetService(type) is { } one) services.AddSingleton(type, one);
        }

        var store = site.GetRequiredService<IOrgStores>().Open(name);
        services.AddSingleton(store.Directory).AddSingleton(store.Links);
        services.AddSingleton<IOrgStanding>(standing);
        services.AddSingleton<IJournal>(new OrgJournal(journal, standing));
        services.AddSingleton<ISettingStore>(new OrgSettings(site.GetRequiredService<ISettingStore>(), name));
        services.AddSingleton<ILoggerFactory>(new OrgLogs(site.GetRequiredService<ILoggerFactory>(), name));
        services.AddSingleton(OrgConfiguration.Of(site.GetRequiredService<IConfiguration>(), entry, secrets));
        if (NeedsConsent(entry, secrets)) services.AddSingleton(secretStore.RefreshTokensOf(name, secrets.RefreshToken));
        services.AddPatchbaySalesforce();
        var built = services.BuildServiceProvider();
        await built.GetRequiredService<KnownOrg>().ReadAsync(cancellationToken);
        return new(entry, name, built, standing);
    }

    /// <summary>True for an org that a person allowed; also when a secret was lost, since it is then told by the refresh token that is not there.</summary>
    private static bool NeedsConsent(OrgEntry entry, OrgSecrets secrets) => entry.Way switch
    {
        SignInWay.Settings => false,
        SignInWay.ClientCredentials => secrets.ClientSecret is null,
        SignInWay.JwtBearer => secrets.PrivateKey is null,
        SignInWay.WebServer => true,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
