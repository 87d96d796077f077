using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Settings;
using Patchbay.Salesforce.CallLog;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.CallLog.Pace;
using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.FlowLookups;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Mapping;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.NewCallers;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Notices;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.OrgCheck;
using Patchbay.Salesforce.Parked;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Reconcile;
using Patchbay.Salesforce.Recordings;
using Patchbay.Salesforce.Relink;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.ScreenPop;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Sharing;
using Patchbay.Salesforce.SignIn;
using Patchbay.Salesforce.Transcripts;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce;

/// <summary>Adds one Salesforce org to a host.</summary>
public static class SalesforceModule
{
    /// <summary>Name of the HTTP client; a test may give it another handler.</summary>
    public const string HttpClientName = "salesforce";

    /// <summary>
    /// Adds sign-in, phone directory, look-up of callers, screen pop and the record writer, with options from section <c>Salesforce</c>.
    /// The host provides the exchange, journal, record links, phone directory, user accounts and screens.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPatchbaySalesforce(this IServiceCollection services)
    {
        services.AddSettings<SalesforceOptions, SalesforceOptionsValidator>("Salesforce");
        services.AddSingleton<IValidateOptions<SalesforceOptions>, SalesforceOptionsCheck>();
        services.AddSingleton<IValidateOptions<SalesforceOptions>, DefaultCountryCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IOrgStanding, OnlyOrg>();
        AddRest(services);
        AddDirectory(services);
        AddCallLog(services);
        services.AddSingleton<IReactor, ScreenPops>();
        AddSharing(services);
        services.AddSingleton<ISalesforceHealth, SalesforceHealth>();
        services.AddSingleton<OrgTasks>().AddSingleton<Repairs>().AddSingleton<CallJudge>().AddSingleton<IReconciler, Reconciler>();
        services.AddSingleton<IParkedRecords, ParkedRecords>().AddSingleton<IOrgNotices, OrgNotices>();
        AddOrgCheck(services);
        services.AddHostedService<NightlyReconcile>();
        return services;
    }

    private static void AddRest(IServiceCollection services)
    {
        AddHttp(services);
        services.AddSingleton<ApiBudget>().AddSingleton<OrgWatch>();
        services.AddHostedService<SpentCalls>();
        services.AddSingleton<KnownOrg>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<TokenEndpoint>(s, Http(s)));
        services.AddSingleton<TokenSource>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<SalesforceClient>(s, Http(s)));
        services.AddSingleton<Collections>().AddSingleton<Soql>();
    }

    internal static void AddHttp(IServiceCollection services) =>
        // Addresses hold queries with numbers in them, and headers hold tokens: nothing of it is logged, nothing follows a redirect.
        services.AddHttpClient(HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();

    internal static HttpClient Http(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);

    private static void AddOrgCheck(IServiceCollection services)
    {
        services.AddSingleton<IOrgCheck, OrgDoctor>();
        services.AddSingleton<IOrgExamination, AddressExamination>().AddSingleton<IOrgExamination, EditionExamination>();
        services.AddSingleton<IOrgExamination, UserExamination>().AddSingleton<IOrgExamination, OwnerExamination>().AddSingleton<IOrgExamination, AgentExamination>();
        services.AddSingleton<IOrgExamination, SharingExamination>();
        services.AddSingleton<IOrgExamination, ObjectExamination>();
        services.AddSingleton<IOrgExamination, CallerExamination>().AddSingleton<IOrgExamination, LimitExamination>();
        services.AddSingleton<IOrgExamination, PackageExamination>().AddSingleton<IOrgExamination, RulesExamination>();
        services.AddSingleton<IOrgExamination, MissedFieldExamination>();
        services.AddSingleton<IOrgExamination>(s => ActivatorUtilities.CreateInstance<ClockExamination>(s, Http(s)));
    }

    private static void AddDirectory(IServiceCollection services)
    {
        services.AddSingleton<PhoneObjects>().AddSingleton<HeldFields>().AddSingleton<LastContacts>().AddSingleton<DirectoryReader>().AddSingleton<DirectoryProgress>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<LargeAnswers>(s, Http(s)));
        services.AddSingleton<BulkQuery>().AddSingleton<DirectoryLoader>().AddSingleton<OwnWrites>();
        services.AddSingleton<RuleStore>().AddSingleton<IWantedFields>(s => s.GetRequiredService<RuleStore>());
        services.AddSingleton<DirectoryLookup>().AddSingleton<CustomerKnowledge>().AddSingleton<KnownAudiences>().AddSingleton<CustomerStanding>().AddSingleton<ICallerMaker, CallerMaker>();
        services.AddSingleton<ICallRelink, CallRelink>().AddSingleton<ILogStanding, LogStanding>().AddSingleton<NameSearch>().AddSingleton<IRecordSearch, RecordSearch>().AddSingleton<ITranscripts, TranscriptIntake>();
        services.AddSingleton<WhoQuestions>().AddSingleton<IWhoIs, WhoIs>().AddSingleton<IMatchRules, RuleDesk>();
        services.AddHostedService<DirectorySync>();
        services.AddSingleton<ILiveSearch, LiveSearch>();
        services.AddSingleton<LateLookup>().AddSingleton<CallerQueue>();
        services.AddSingleton<IReactor>(s => s.GetRequiredService<CallerQueue>());
        services.AddHostedService<CallerLookup>();
        services.AddSingleton<FlowQuestions>().AddSingleton<IReactor>(s => s.GetRequiredService<FlowQuestions>());
        services.AddHostedService<FlowLookupWorker>();
    }

    private static void AddSharing(IServiceCollection services)
    {
        services.AddSingleton<SharingModels>().AddSingleton<AccessQuestions>().AddSingleton<RecordSharing>();
        services.AddSingleton<IRecordSharing>(s => s.GetRequiredService<RecordSharing>());
        services.AddHostedService(s => s.GetRequiredService<RecordSharing>());
    }

    private static void AddCallLog(IServiceCollection services)
    {
        services.AddSingleton<CallLogProjection>();
        services.AddSingleton<IRecordProjection>(s => s.GetRequiredService<CallLogProjection>());
        services.AddSingleton<CallNames>().AddSingleton<CallLogNudge>().AddSingleton<CallLogProgress>();
        services.AddSingleton<IReactor>(s => s.GetRequiredService<CallLogNudge>());
        services.AddSingleton<SalesforceUsers>().AddSingleton<IOwners>(s => s.GetRequiredService<SalesforceUsers>()).AddSingleton<OwnerRules>().AddSingleton<CallStories>().AddSingleton<TaskBuilder>().AddSingleton<CallRows>();
        services.AddSingleton<ObjectShapes>().AddSingleton<MappingCheck>().AddSingleton<CallMappings>();
        services.AddSingleton<ICallMappings>(s => s.GetRequiredService<CallMappings>());
        services.AddSingleton<SchemaGaps>().AddSingleton<RowRemedies>().AddSingleton<RowSender>().AddSingleton<Rematch>().AddSingleton<FillIns>();
        services.AddSingleton(new WriterPause(Random.Shared)).AddSingleton<RecentMarks>().AddSingleton<WriterPace>();
        services.AddSingleton<CallLogPass>().AddSingleton<Launcher>().AddSingleton<OrgChecks>().AddSingleton<FieldReturns>();
        services.AddHostedService<CallLogWriter>();
        services.AddHostedService<AgentLook>();
        services.AddSingleton<RecordingFile>();
        services.AddHostedService<RecordingUpload>();
    }
}
