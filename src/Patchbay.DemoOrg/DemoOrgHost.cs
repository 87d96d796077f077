using Microsoft.Extensions.Options;
using Patchbay.DemoOrg.Adapters;
using Patchbay.DemoOrg.Bulk;
using Patchbay.DemoOrg.Composite;
using Patchbay.DemoOrg.Control;
using Patchbay.DemoOrg.Pages;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Rest;
using Patchbay.DemoOrg.Schema;
using Patchbay.DemoOrg.Seed;
using Patchbay.DemoOrg.Soql;
using Patchbay.DemoOrg.Sosl;

namespace Patchbay.DemoOrg;

/// <summary>Builds a stand-in for a Salesforce org: its REST API, and a page that looks like Lightning.</summary>
public static class DemoOrgHost
{
    /// <summary>Builds the server; the caller runs it. A new folder is filled with customers.</summary>
    /// <param name="options">What the org needs to know.</param>
    /// <exception cref="OptionsValidationException">A value is out of its range.</exception>
    public static WebApplication Build(DemoOrgOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (new DemoOrgOptionsValidator().Validate(null, options) is { Failed: true } invalid)
            throw new OptionsValidationException(nameof(DemoOrgOptions), typeof(DemoOrgOptions), invalid.Failures);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.ListenUrl);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Reference: rest-call-logging §4, a longer address answers 414.
            kestrel.Limits.MaxRequestLineSize = 16_384;
            kestrel.Limits.MaxRequestBodySize = 50_000_000;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        AddOrg(builder.Services, options);

        var app = builder.Build();
        Fill(app.Services);
        app.UseMiddleware<RestPaths>();
        app.UseRouting();
        OrgEndpoints.MapVersions(app);
        TokenEndpoint.Map(app);
        ConsentEndpoint.Map(app);
        IdentityEndpoints.Map(app);
        MapRest(app);
        PageEndpoints.Map(app);
        ControlEndpoints.Map(app, options);
        AdapterEndpoints.Map(app);
        return app;
    }

    private static void AddOrg(IServiceCollection services, DemoOrgOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<TimeProvider>(new OrgClock(options));
        services.AddSingleton(new OrgSchema(options.InteractionKeyIsUnique, options.Faults));
        services.AddSingleton(provider => new OrgDatabase(options.DataFolder, provider.GetRequiredService<OrgSchema>()));
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<OrgWriter>();
        services.AddSingleton<OrgReader>();
        services.AddSingleton<OrgQueries>();
        services.AddSingleton<OrgSessions>();
        services.AddSingleton<Consents>();
        services.AddSingleton<ApiUsage>();
        services.AddSingleton<QueryCursors>();
        services.AddSingleton<RestTroubles>();
        services.AddSingleton<OrgSearch>();
        services.AddSingleton<Filler>();
        services.AddSingleton<InnerRequests>();
        services.AddSingleton<IngestRunner>();
        services.AddSingleton<QueryRunner>();
        services.AddSingleton<BulkJobs>();
        services.AddHostedService(static provider => provider.GetRequiredService<BulkJobs>());
        services.AddSingleton<PageAssets>();
        services.AddSingleton<PageShell>();
        services.AddHttpClient<PatchbayClient>(static http => http.Timeout = TimeSpan.FromSeconds(10));
        services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, PageJson.Default));
    }

    private static void Fill(IServiceProvider services)
    {
        var database = services.GetRequiredService<OrgDatabase>();
        using var connection = database.Open();
        using var statements = new Statements(connection);
        using var transaction = connection.BeginTransaction(deferred: false);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (database.IsNew)
            new Seeder(new SeedWriter(new WriteScope(database.Schema, statements, OrgIdentity.AgentUserId, now))).Run();
        // A data folder may be started as another org than the one it was filled as.
        statements.Execute("UPDATE Organization SET Id = $0 WHERE Id <> $0", services.GetRequiredService<DemoOrgOptions>().OrganizationId);
        transaction.Commit();
    }

    private static void MapRest(WebApplication app)
    {
        var rest = app.MapGroup("/services/data/v{version}").AddEndpointFilter<RestGate>();
        OrgEndpoints.Map(rest);
        QueryEndpoints.Map(rest);
        SearchEndpoint.Map(rest);
        CollectionEndpoints.Map(rest);
        SObjectEndpoints.Map(rest);
        UpsertEndpoint.Map(rest);
        ChangesEndpoints.Map(rest);
        CompositeEndpoints.Map(rest);
        QueryJobEndpoints.Map(rest);
        IngestEndpoints.Map(rest);
    }
}
