using System.Collections.Immutable;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>Answers to begin with: what the audit knows, and what is sensible where it knows nothing.</summary>
internal static class DefaultAnswers
{
    private const int UnknownUsers = 20;

    /// <summary>Makes them.</summary>
    internal static Answers Of(AuditReport report)
    {
        var end = report.Summary.Deadline.Year - 1;
        return new()
        {
            Teams = Teams(report),
            Freezes = [new(new(end, 12, 13), new(end + 1, 1, 7), "end of the year")],
            Numbers = [new() { Number = "the main number", Purpose = "support", Carrier = "", IsPorted = false, Fallback = "a mobile number of the team" }],
        };
    }

    /// <summary>Teams of the org, else one for each call center, else one.</summary>
    internal static ImmutableArray<TeamAnswer> Teams(AuditReport report)
    {
        if (report.Usage is { Users.IsEmpty: false } usage) return [.. usage.Users.GroupBy(u => NameOf(u)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new TeamAnswer { Name = g.Key, Users = g.Count(), Interface = Interface(g) })];
        var centers = report.Inventory.CallCenters.OrEmpty().Where(c => c.Kind == "open-cti").ToList();
        if (centers.Count == 0) return [new() { Name = "All users", Users = UnknownUsers, Interface = HasClassic(report) ? "Mixed" : "Lightning" }];
        return [.. centers.DistinctBy(c => c.DisplayName, StringComparer.OrdinalIgnoreCase).Select(c => new TeamAnswer { Name = $"Users of {c.DisplayName}", Users = UnknownUsers, Interface = c.Compatibility switch { "Classic" => "Classic", "Lightning" => "Lightning", _ => "Mixed" } })];
    }

    /// <summary>The team of a user.</summary>
    internal static string NameOf(LiveUser user) => string.IsNullOrWhiteSpace(user.Team) ? "No team" : user.Team;

    private static bool HasClassic(AuditReport report) => report.Findings.Any(f => f.Tags.OrEmpty().Contains("classic"));

    private static string Interface(IEnumerable<LiveUser> users)
    {
        var kinds = users.Select(u => u.Interface == "Classic").Distinct().ToList();
        return kinds.Count > 1 ? "Mixed" : kinds[0] ? "Classic" : "Lightning";
    }
}
