using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.DemoOrg.Faults;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Control;

/// <summary>All troubles of an org in one document. What is left out is well, so an empty one heals the org.</summary>
internal sealed record OrgTroubles
{
    private const int LongestDelayMs = 600_000;

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

    /// <summary>Says what in the document means nothing: a test that believes in a trouble which is not there proves nothing.</summary>
    /// <param name="schema">The org's objects.</param>
    /// <returns>In a sentence; null when all is well.</returns>
    public string? Problem(OrgSchema schema)
    {
        if (Missing.Concat(Hidden).FirstOrDefault(name => !IsKnown(schema, name)) is { } unknown)
            return $"The org has no object or field {unknown}; say Task or Task.CallType.";
        if (Rules.FirstOrDefault(rule => !IsKnown(schema, rule.Field is null ? rule.SObject : $"{rule.SObject}.{rule.Field}")) is { } rule)
            return $"A rule is about {rule.SObject}{(rule.Field is null ? "" : "." + rule.Field)}, which the org does not have.";
        if (Rules.FirstOrDefault(rule => rule.Operation is not (null or "insert" or "update" or "delete")) is { } odd)
            return $"A rule is for {odd.Operation}; there are insert, update and delete.";
        if (DelayMs is not (>= 0 and <= LongestDelayMs)) return string.Create(CultureInfo.InvariantCulture, $"delayMs is {DelayMs}; it goes from 0 to {LongestDelayMs}.");
        if (SearchLagSeconds < 0) return string.Create(CultureInfo.InvariantCulture, $"searchLagSeconds is {SearchLagSeconds}; it cannot be negative.");
        if (LoseAnswers < 0 || LockRows < 0) return "loseAnswers and lockRows are counts; they cannot be negative.";
        foreach (var (fault, chance) in Plan.Chances)
        {
            if (chance is not (>= 0 and <= 1)) return string.Create(CultureInfo.InvariantCulture, $"The chance of {fault} is {chance}; it goes from 0 to 1.");
        }

        return null;
    }

    private static bool IsKnown(OrgSchema schema, string name)
    {
        var parts = name.Split('.');
        var type = schema.Types.FirstOrDefault(type => string.Equals(type.Name, parts[0], StringComparison.OrdinalIgnoreCase));
        return type is not null && (parts is [_] || (parts is [_, var wanted] && type.Fields.Any(field => string.Equals(field.Name, wanted, StringComparison.OrdinalIgnoreCase))));
    }

    public void Apply(DemoOrgFaults faults)
    {
        faults.Delay = TimeSpan.FromMilliseconds(DelayMs);
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

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(OrgTroubles))]
internal sealed partial class ControlJson : JsonSerializerContext;
