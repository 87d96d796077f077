using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.DemoOrg.Faults;

namespace Patchbay.DemoOrg.Control;

/// <summary>All troubles of an org in one document. What is left out is well, so an empty one heals the org.</summary>
internal sealed record OrgTroubles
{
    public bool Away { get; set; }

    public bool DailyLimitUsedUp { get; set; }

    public double DelayMs { get; set; }

    public double ClockSkewSeconds { get; set; }

    public double? SearchLagSeconds { get; set; }

    public string[] Missing { get; set; } = [];

    /// <summary>Fields that the client's user may not see.</summary>
    public string[] Hidden { get; set; } = [];

    /// <summary>The installed package; null for none.</summary>
    public DemoOrgPackage? Package { get; set; }

    /// <summary>Objects whose records only their owners read.</summary>
    public string[] PrivateObjects { get; set; } = [];

    /// <summary>Users whom a record is shared with, by its id.</summary>
    public Dictionary<string, string[]> SharedWith { get; set; } = [];

    public RefusalRule[] Rules { get; set; } = [];

    public FaultPlan Plan { get; set; } = FaultPlan.None;

    /// <summary>True ends every session once.</summary>
    public bool EndSessions { get; set; }

    public int LoseAnswers { get; set; }

    public int LockRows { get; set; }

    /// <summary>Counts of what the plan did; ignored when sent.</summary>
    public IReadOnlyDictionary<Fault, int>? Happened { get; set; }

    public static OrgTroubles Of(DemoOrgFaults faults) => new()
    {
        Away = faults.IsAway,
        DailyLimitUsedUp = faults.IsDailyLimitUsedUp,
        DelayMs = faults.Delay.TotalMilliseconds,
        ClockSkewSeconds = faults.ClockSkew.TotalSeconds,
        SearchLagSeconds = faults.SearchIndexDelay?.TotalSeconds,
        Missing = [.. faults.Missing.Order()],
        Hidden = [.. faults.Hidden.Order()],
        Package = faults.Package,
        PrivateObjects = [.. faults.Sharing.PrivateObjects.Order()],
        SharedWith = faults.Sharing.SharedWith.ToDictionary(shared => shared.Key, shared => shared.Value.ToArray()),
        Rules = [.. faults.Rules],
        Plan = faults.Plan,
        Happened = faults.Happened,
    };

    public void Apply(DemoOrgFaults faults)
    {
        faults.Delay = TimeSpan.FromMilliseconds(Math.Clamp(DelayMs, 0, 600_000));
        faults.ClockSkew = TimeSpan.FromSeconds(ClockSkewSeconds);
        faults.SearchIndexDelay = SearchLagSeconds is { } lag ? TimeSpan.FromSeconds(lag) : null;
        faults.Missing = [.. Missing];
        faults.Hidden = [.. Hidden];
        faults.Package = Package;
        faults.Sharing = new() { PrivateObjects = [.. PrivateObjects], SharedWith = SharedWith.ToImmutableDictionary(shared => shared.Key, shared => shared.Value.ToImmutableArray()) };
        faults.Rules = [.. Rules];
        faults.Plan = Plan;
        faults.LoseAnswers(LoseAnswers);
        faults.LockRows(LockRows);
        if (EndSessions)
            faults.EndSessions();
        faults.IsDailyLimitUsedUp = DailyLimitUsedUp;
        faults.IsAway = Away;
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(OrgTroubles))]
internal sealed partial class ControlJson : JsonSerializerContext;
