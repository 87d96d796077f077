using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Settings;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Sharing;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce;

/// <summary>Adds Salesforce with several orgs side by side to a host.</summary>
public static class OrgsModule
{
    /// <summary>
    /// Adds the orgs of a site: the default one of section <c>Salesforce</c>, and those that were connected. The host provides the exchange,
    /// journal, stores of orgs, user accounts, settings, secrets and screens.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPatchbayOrgs(this IServiceCollection services)
    {
        // Bound here too, so that a wrong setting is told before anything starts.
        services.AddSettings<SalesforceOptions, SalesforceOptionsValidator>("Salesforce");
        services.AddSingleton<IValidateOptions<SalesforceOptions>, SalesforceOptionsCheck>();
        services.AddSingleton<IValidateOptions<SalesforceOptions>, DefaultCountryCheck>();
        services.TryAddSingleton(TimeProvider.System);
        SalesforceModule.AddHttp(services);
        services.AddSingleton(s => new TokenClient(SalesforceModule.Http(s), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OrgSecretStore>().AddSingleton<OrgConnector>();
        services.AddSingleton<IOrgConnector>(s => s.GetRequiredService<OrgConnector>());
        services.AddSingleton<IBrowserSignIns, BrowserSignIns>();
        services.AddSingleton<OrgOpener>().AddSingleton<OrgBookStore>().AddSingleton<OrgRegistry>().AddSingleton<LiveOrg>();
        services.AddSingleton<IOrgs>(s => s.GetRequiredService<OrgRegistry>());
        services.AddHostedService(s => s.GetRequiredService<OrgRegistry>());
        services.AddSingleton<IReactor>(s => s.GetRequiredService<LiveOrg>());
        services.AddSingleton<RunningCalls>().AddSingleton<IReactor>(s => s.GetRequiredService<RunningCalls>());
        services.AddSingleton<ISalesforceHealth>(s => s.GetRequiredService<LiveOrg>());
        services.AddSingleton<ICallSharing>(s => s.GetRequiredService<LiveOrg>());
        // Marks are made for the whole site; which org they belong to is told by when they were made.
        services.AddSingleton<IRecordProjection, CallLogProjection>();
        return services;
    }
}
