using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Screens;
using Patchbay.Runtime.Settings;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Callbacks;
using Patchbay.Server.Features.Desk;
using Patchbay.Server.Features.Flows;
using Patchbay.Server.Features.Health;
using Patchbay.Server.Features.Live;
using Patchbay.Server.Features.MessageMail;
using Patchbay.Server.Features.Messages;
using Patchbay.Server.Features.Metrics;
using Patchbay.Server.Features.Orgs;
using Patchbay.Server.Features.Phone;
using Patchbay.Server.Features.Recordings;
using Patchbay.Server.Features.SignIn;
using Patchbay.Server.Features.Site;
using Patchbay.Server.Features.Voicemail;
using Patchbay.Server.Mail;
using Patchbay.Storage;
using Patchbay.Storage.Sealing;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Server;

/// <summary>Puts one Patchbay together: exchange, storage, telephony, Salesforce and the web side.</summary>
public static class PatchbayServer
{
    /// <summary>Builds the server. It starts with <c>StartAsync</c> or <c>RunAsync</c>.</summary>
    /// <param name="builder">A builder with its configuration; sections <c>Server</c>, <c>Storage</c>, <c>Telephony</c>, <c>Salesforce</c>, <c>Exchange</c>.</param>
    /// <param name="configure">Last word on the services, for tests and measurements; null for none.</param>
    /// <returns>The server, not started.</returns>
    public static WebApplication Build(WebApplicationBuilder builder, Action<IServiceCollection>? configure = null)
    {
        var folder = builder.Configuration["Server:DataFolder"] ?? "data";
        // Links in Salesforce lead where the people are told to go, unless they are given an address of their own.
        builder.Configuration["Salesforce:PublicUrl"] ??= builder.Configuration["Server:PublicUrl"];
        AddWeb(builder, folder);
        OperatorSocket.Listen(builder, folder);
        ServerCertificate.Use(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddPatchbayStorage();
        builder.Services.AddPatchbayExchange();
        AddSite(builder.Services);
        builder.Services.AddPatchbayOrgs();
        builder.Services.AddPatchbayTelephony(Path.Combine(folder, "recordings"), Path.Combine(folder, "spoken"));
        builder.Services.AddSingleton(provider => new TelephonyKeys(provider.GetRequiredService<MasterKey>().Derive("patchbay.dialogs.1")));
        AddPhone(builder.Services);
        AddFigures(builder.Services);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        UseProxies(app);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        PanelFiles.Use(app);
        DeskFiles.Use(app);
        app.UseAuthentication();
        app.UseAuthorization();
        OrgEndpoints.Use(app);
        MapEndpoints(app);
        return app;
    }

    private static void AddWeb(WebApplicationBuilder builder, string folder)
    {
        var services = builder.Services;
        // Addresses of requests hold codes, tickets and tokens.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        services.AddSettings<ServerOptions, ServerOptionsValidator>("Server");
        services.AddDataProtection().SetApplicationName("Patchbay").PersistKeysToFileSystem(new(Path.Combine(folder, "keys")));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new SealedXml(provider)));
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<IPasswordHasher<UserAccount>, PasswordHasher<UserAccount>>();
        services.AddSingleton<RecordingLinks>();
    }

    /// <summary>Behind a reverse proxy the caller's address is the one that the proxy tells; from anybody else it would be a lie.</summary>
    private static void UseProxies(WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.TrustedProxies;
        if (proxies.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(
                IPAddress.TryParse(proxy, out var address) ? address : throw new ServerFault($"Server:TrustedProxies holds {proxy}, which is no IP address."));
        }

        app.UseForwardedHeaders(options);
    }

    private static void AddSite(IServiceCollection services)
    {
        services.AddSettings<SiteOptions, SiteOptionsValidator>("Site");
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteCheck>();
        services.AddHostedService<SiteSetup>();
        services.AddSingleton<FlowBook>();
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<FlowBook>());
        services.AddSingleton<IReactor, FlowWarnings>();
    }

    private static void AddFigures(IServiceCollection services)
    {
        services.AddSingleton<SiteFigures>();
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<SiteFigures>());
        services.AddSingleton<LiveSite>();
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<LiveSite>());
        services.AddSingleton<SiteMetrics>();
        services.AddSingleton<JournalProbe>().AddSingleton<SiteHealth>();
    }

    private static void AddMail(IServiceCollection services)
    {
        services.AddSettings<MailOptions, MailOptionsValidator>("Mail");
        services.AddSettings<MessageMailOptions, MessageMailOptionsValidator>("MessageMail");
        services.AddSingleton<IMailSender, SmtpSender>();
        services.AddSingleton<MessageMailer>();
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<MessageMailer>());
        services.AddHostedService(provider => provider.GetRequiredService<MessageMailer>());
    }

    private static void AddPhone(IServiceCollection services)
    {
        services.AddSingleton<AccountWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountWatch>());
        services.AddSettings<CallbackOptions, CallbackOptionsValidator>("Callbacks");
        services.AddSingleton<CallbackBook>();
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<CallbackBook>());
        services.AddSingleton<MessageLinks>();
        services.AddSingleton<MessageBook>();
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<MessageBook>());
        AddMail(services);
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 64 * 1024).AddHubOptions<PhoneHub>(hub => hub.AddFilter<AccountWatch>())
            .AddJsonProtocol(json => Configure(json.PayloadSerializerOptions));
        services.AddSingleton<ServerTrouble>();
        services.AddSingleton<AudioPanels>();
        services.AddSingleton<AgentDevices>();
        services.AddSingleton<MatchSight>().AddSingleton<AgentScreens>();
        services.AddSingleton<IScreens>(provider => provider.GetRequiredService<AgentScreens>());
        services.AddSingleton<IReactor>(provider => provider.GetRequiredService<AgentScreens>());
        services.AddHostedService(provider => provider.GetRequiredService<AgentScreens>());
        services.AddSingleton<RecentHistory>().AddHostedService(provider => provider.GetRequiredService<RecentHistory>());
        services.AddSingleton<PanelConnections>().AddSingleton<AgentRecords>();
        services.AddSingleton<AgentRoster>();
    }

    private static void MapEndpoints(WebApplication app)
    {
        FrontPage.Map(app);
        DeskFiles.Map(app);
        app.MapHub<PhoneHub>("/hubs/phone");
        SignIn.Map(app);
        GetPhoneSettings.Map(app);
        GetRecording.Map(app);
        RecordingPage.Map(app);
        LinkRecording.Map(app);
        GetMessage.Map(app);
        MessageEndpoints.Map(app);
        PauseCallRecording.Map(app);
        CallbackEndpoints.Map(app);
        CheckHealth.Map(app);
        ReadMetrics.Map(app);
        OrgEndpoints.Map(app);
        FlowEndpoints.Map(app);
        LiveEndpoints.Map(app);
        StaffEndpoints.Map(app);
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }
}
