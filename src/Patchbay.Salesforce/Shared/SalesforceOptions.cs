using System.ComponentModel.DataAnnotations;

namespace Patchbay.Salesforce.Shared;

/// <summary>How Patchbay reaches one Salesforce org, and what it does there. Section <c>Salesforce</c> of the configuration.</summary>
public sealed class SalesforceOptions
{
    /// <summary>False: nothing is asked of Salesforce; calls run, their records wait. Default false.</summary>
    public bool Enabled { get; init; }

    /// <summary>Where tokens come from: the org's My Domain, <c>https://acme.my.salesforce.com</c>. Required when enabled.</summary>
    public Uri? LoginUrl { get; init; }

    /// <summary>Where the API is, when it is not what the token's answer says. Default null.</summary>
    public Uri? InstanceUrl { get; init; }

    /// <summary>Consumer key of the External Client App. Required when enabled.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Consumer secret, for the client credentials flow. Never logged.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>User that the JWT bearer flow signs in as; used together with <see cref="JwtKeyFile"/> or <see cref="JwtKey"/> instead of a secret.</summary>
    public string? JwtUser { get; init; }

    /// <summary>PEM file with the RSA private key of the app's certificate.</summary>
    public string? JwtKeyFile { get; init; }

    /// <summary>The same key itself, in PEM, instead of the file; from the environment. Never logged.</summary>
    public string? JwtKey { get; init; }

    /// <summary>Audience of the JWT bearer flow; <c>https://test.salesforce.com</c> for a sandbox.</summary>
    public string JwtAudience { get; init; } = "https://login.salesforce.com";

    /// <summary>Version of the API. Default v66.0.</summary>
    [RegularExpression(@"^v\d{2,3}\.0$")]
    public string ApiVersion { get; init; } = "v66.0";

    /// <summary>Patchbay's own address as agents' browsers see it, for links to recordings; null: no links. The server gives its own when none is set.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Country of numbers written without a country, where the record's address names none: ISO 3166-1, two capital letters. Default US.</summary>
    [RegularExpression("^[A-Z]{2}$")]
    public string DefaultCountry { get; init; } = "US";

    /// <summary>Zone of days and times in records: an IANA name. Default UTC.</summary>
    [Required]
    public string TimeZone { get; init; } = "UTC";

    /// <summary>More phone fields than the org describes as such: <c>Contact.Backup_Number__c</c>.</summary>
    public IReadOnlyList<string> PhoneFields { get; init; } = [];

    /// <summary>Which record is the likelier caller, best first: <c>Contact.MobilePhone</c> or <c>Lead.*</c>. Empty: the standard order.</summary>
    public IReadOnlyList<string> MatchOrder { get; init; } = [];

    /// <summary>
    /// Which Salesforce user an agent is, where it cannot be told from the user name or the e-mail address: the name at sign-in, and the user's
    /// id, user name or e-mail address. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Who owns calls whose agent is no user of the org, and calls that reached no agent: the user's id, user name, federation id or e-mail
    /// address. Default: none; records of such agents are parked.
    /// </summary>
    public string? OwnerOfLastResort { get; init; }

    /// <summary>When the record of a call is written first: <c>Ring</c>, <c>Answer</c>, <c>HangUp</c> or <c>End</c>. Default Ring.</summary>
    [EnumDataType(typeof(LogMoment))]
    public LogMoment WriteAt { get; init; } = LogMoment.Ring;

    /// <summary>True: finished recordings are uploaded as files of their Tasks, up to 25 MB each. Default false: the Task holds a link.</summary>
    public bool UploadRecordings { get; init; }

    /// <summary>How often changed numbers are asked for. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one answer may take; afterwards its outcome counts as unknown. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an unknown caller may be looked for in the org itself. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan LiveSearchLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For which records Salesforce is asked whether an agent may see them: Private, Always, Never. Default Private.</summary>
    public SharingMode Sharing { get; init; } = SharingMode.Private;

    /// <summary>What is shown of a record while Salesforce cannot say who may see it: Name, Show, Hide. Default Name.</summary>
    public SharingFallback SharingUnknown { get; init; } = SharingFallback.Name;

    /// <summary>How long an agent's panel waits for that answer before <see cref="SharingUnknown"/> decides; it rings meanwhile. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan SharingLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long such an answer is kept. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan SharingMemory { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>True: the directory keeps who owns each record, so that queues can ask the owner first. Default false.</summary>
    public bool RouteByOwner { get; init; }

    /// <summary>Fields that tell what kind of customer a record is, the object included: <c>Account.Tier__c</c>. Default none.</summary>
    public IReadOnlyList<string> TierFields { get; init; } = [];

    /// <summary>Part of the org's daily API calls that Patchbay may spend, 0.01 to 1. Default 0.5.</summary>
    [Range(0.01, 1.0)]
    public double ApiShare { get; init; } = 0.5;

    /// <summary>Most API calls of Patchbay in one minute; what does not fit waits. Default 600.</summary>
    [Range(10, 100_000)]
    public int ApiPerMinute { get; init; } = 600;
}
