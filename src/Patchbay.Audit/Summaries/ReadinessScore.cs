using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Summaries;

/// <summary>One figure for how far an org is from living without Open CTI.</summary>
internal static class ReadinessScore
{
    private const string Formula =
        "100 minus the points below. Use of the interface: 40 × distinct names ÷ 30. No replacement: 20 × names without one ÷ names. Classic: 15 × findings in Classic ÷ findings in Classic or Lightning, or users in Classic ÷ users. " +
        "Built on call fields: 15 × such places ÷ 40. Faults: 10 × faults of high severity ÷ 5. Use in the org: 20 when calls were logged in 90 days, and 20 × users with a call center ÷ 50. " +
        "Each part ends at its most; 100 means that nothing that was looked at depends on Open CTI. Where nothing could be read there is no figure.";

    /// <summary>Computes the score.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="inventory">What there is.</param>
    /// <param name="usage">What the org told; null when none was asked.</param>
    /// <param name="unread">What could not be read.</param>
    internal static Readiness Of(ImmutableArray<Finding> findings, Inventory inventory, Usage? usage, ImmutableArray<UnreadFile> unread)
    {
        ImmutableArray<ReadinessPart> parts = [.. OfSources(findings, inventory, usage), .. usage is null ? [] : OfOrg(usage)];
        var lost = unread.Where(file => !file.ByTokens).DistinctBy(file => file.File).Count();
        var isBlind = usage is null && findings.IsEmpty && inventory.Files <= lost;
        return new(isBlind ? null : (int)Math.Clamp(Math.Round(100 - parts.Sum(p => p.Points), MidpointRounding.AwayFromZero), 0, 100), Formula, parts);
    }

    private static IEnumerable<ReadinessPart> OfSources(ImmutableArray<Finding> findings, Inventory inventory, Usage? usage)
    {
        var names = findings.Where(f => f.Kind is FindingKind.Use or FindingKind.Include or FindingKind.CallCenter or FindingKind.Component).DistinctBy(f => f.Api).ToList();
        var without = names.Count(f => f.Replacement?.Gap == Gap.Full);
        var fields = findings.Count(f => f.Kind == FindingKind.Field);
        var faults = findings.Count(f => f is { Kind: FindingKind.Fault, Severity: Severity.High });
        yield return Part("Use of the interface", 40, names.Count / 30.0, $"{names.Count} distinct names in {Count(inventory.Adapters.Length, "file")} of adapters");
        yield return Part("No replacement", 20, Share(without, names.Count), $"{without} of {names.Count} names have none in Salesforce Voice");
        yield return Classic(findings, usage);
        yield return Part("Built on call fields", 15, fields / 40.0, $"{Count(fields, "place")} in automation, layouts, reports and Apex");
        yield return Part("Faults", 10, faults / 5.0, $"{Count(faults, "fault")} of high severity");
    }

    private static ReadinessPart Classic(ImmutableArray<Finding> findings, Usage? usage)
    {
        var classic = findings.Count(f => f.Tags.Contains("classic") || f.Tags.Contains("console"));
        var either = classic + findings.Count(f => f.Tags.Contains("lightning"));
        var users = usage?.Users.Length ?? 0;
        var inClassic = usage?.Users.Count(user => user.Interface == "Classic") ?? 0;
        var people = users == 0 ? "" : $", {inClassic} of {Count(users, "user")} work in it";
        return Part("Classic", 15, Math.Max(Share(classic, either), Share(inClassic, users)), $"{classic} of {Count(either, "finding")} belong to Salesforce Classic{people}");
    }

    private static IEnumerable<ReadinessPart> OfOrg(Usage usage)
    {
        var calls = usage.ByType.Sum(tally => tally.Count);
        yield return Part("Use in the org", 40, (calls > 0 ? 0.5 : 0) + (0.5 * Math.Min(1, usage.Users.Length / 50.0)), $"{Count(usage.Users.Length, "user")} with a call center, {Count(calls, "call")} logged in 90 days");
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;

    private static string Count(long count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";

    private static ReadinessPart Part(string name, double most, double share, string why) =>
        new(name, Math.Round(most * Math.Clamp(share, 0, 1), 1), most, string.Create(CultureInfo.InvariantCulture, $"{why}"));
}
