using System.ComponentModel.DataAnnotations;

namespace Patchbay.DemoOrg;

/// <summary>What a demo org needs to know. Everything has a default but the folder.</summary>
public sealed class DemoOrgOptions
{
    /// <summary>Where the org listens. Default <c>http://localhost:8091</c>. The panel must be on another host name
    /// (127.0.0.1), so that the browser sees two sites, as it does with the real one.</summary>
    public string ListenUrl { get; init; } = "http://localhost:8091";

    /// <summary>Folder of the org's database; created when it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Address of the phone panel, shown in the utility bar. Null: the utility bar says that no phone is set up.</summary>
    public Uri? SoftphoneUrl { get; init; }

    /// <summary>An Open CTI adapter to show in the utility bar instead of the panel. Null: none.</summary>
    public DemoOrgAdapter? Adapter { get; init; }

    /// <summary>Patchbay's own address, asked for short-lived links to recordings. Null: recordings cannot be played.</summary>
    public Uri? PatchbayUrl { get; init; }

    /// <summary>Key for <see cref="PatchbayUrl"/>, sent as a bearer token.</summary>
    public string? PatchbayApiKey { get; init; }

    /// <summary>Posted with <c>{"customer":"known|twoMatches|unknown"}</c> when someone asks to be called.
    /// Null: the page says that nobody can call.</summary>
    public Uri? CallMeUrl { get; init; }

    /// <summary>Token handed to the panel when it asks for one. Null: the panel shows its own sign-in.</summary>
    public string? PanelToken { get; init; }

    /// <summary>Id of the connected client (the consumer key).</summary>
    public string ClientId { get; init; } = "patchbay-demo-client";

    /// <summary>Secret of the connected client.</summary>
    public string ClientSecret { get; init; } = "patchbay-demo-secret";

    /// <summary>Public key (PEM) of the client's certificate; enables the JWT bearer flow. Null: that flow is refused.</summary>
    public string? ClientCertificatePem { get; init; }

    /// <summary>File with that certificate, looked for at each sign-in, so that it may be made later. Null: none.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>Where a person who allowed the client is sent back to. Null: to any address of this machine.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>True: a client that a person allowed must show its secret too. Default false.</summary>
    public bool ConsentNeedsSecret { get; init; }

    /// <summary>True: a refresh token works once, and its answer brings the next one. Default true.</summary>
    public bool RotatesRefreshTokens { get; init; } = true;

    /// <summary>Tells several demo orgs apart by their ids. Default 1.</summary>
    [Range(1, 1_000)]
    public int OrganizationNumber { get; init; } = 1;

    /// <summary>API calls in 24 hours before the org refuses. Default 100,000, from 1.</summary>
    [Range(1, 100_000_000)]
    public int DailyApiRequests { get; init; } = 100_000;

    /// <summary>How long an access token lives. Default 2 hours, 1 second to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>False builds an org whose admin forgot the unique box on the call's external id. Default true.</summary>
    public bool InteractionKeyIsUnique { get; init; } = true;

    /// <summary>How long a new or changed record cannot be found by SOSL yet, as on the platform; queries see it at once.
    /// Default 1 minute, none to one day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SearchIndexDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Troubles to switch on while the org runs.</summary>
    public DemoOrgFaults Faults { get; init; } = new();

    /// <summary>How the org behaves where nobody is sure. Default what we believe.</summary>
    public DemoOrgDoubts Doubts { get; init; } = DemoOrgDoubts.Believed;

    /// <summary>The org's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Key of the control endpoints below <c>/demo/control</c>, sent as a bearer token. Null: there are none.</summary>
    public string? ControlKey { get; init; }

    /// <summary>What the org believes the time is.</summary>
    internal DateTimeOffset Now => Time.GetUtcNow() + Faults.ClockSkew;

    /// <summary>The org's id.</summary>
    internal string OrganizationId => Schema.RecordId.Create("00D", OrganizationNumber);
}
