using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Summaries;

/// <summary>One figure for how far an org is from living without Open CTI.</summary>
internal static class ReadinessScore
{
    private const string Formula =
        "100 minus the points below. Use of the interface: 40 × distinct names ÷ 30. No replacement: 20 × names without one ÷ names. Classic: 15 × findings in Classic ÷ findings in Classic or Lightning. " +
        "Built on call fields: 15 × such places ÷ 40. Faults: 10 × faults of high severity ÷ 5. Each part ends at its most; 100 means that nothing depends on Open CTI.";

    /// <summary>Computes the score.</summary>
    internal static Readiness Of(ImmutableArray<Finding> findings, Inventory inventory)
    {
        var names = findings.Where(f => f.Kind is FindingKind.Use or FindingKind.Include or FindingKind.CallCenter or FindingKind.Component).DistinctBy(f => f.Api).ToList();
        var without = names.Count(f => f.Replacement?.Gap == Gap.Full);
        var classic = findings.Count(f => f.Tags.Contains("classic") || f.Tags.Contains("console"));
        var either = classic + findings.Count(f => f.Tags.Contains("lightning"));
        var fields = findings.Count(f => f.Kind == FindingKind.Field);
        var faults = findings.Count(f => f is { Kind: FindingKind.Fault, Severity: Severity.High });
        ImmutableArray<ReadinessPart> parts =
        [
            Part("Use of the interface", 40, names.Count / 30.0, $"{names.Count} distinct names in {inventory.Adapters.Length} files of adapters"),
            Part("No replacement", 20, names.Count == 0 ? 0 : (double)without / names.Count, $"{without} of {names.Count} names have none in Salesforce Voice"),
            Part("Classic", 15, either == 0 ? 0 : (double)classic / either, $"{classic} of {either} findings belong to Salesforce Classic"),
            Part("Built on call fields", 15, fields / 40.0, $"{fields} places in automation, layouts, reports and Apex"),
            Part("Faults", 10, faults / 5.0, $"{faults} faults of high severity"),
        ];
        return new((int)Math.Clamp(Math.Round(100 - parts.Sum(p => p.Points), MidpointRounding.AwayFromZero), 0, 100), Formula, parts);
    }

    private static ReadinessPart Part(string name, double most, double share, string why) =>
        new(name, Math.Round(most * Math.Clamp(share, 0, 1), 1), most, string.Create(CultureInfo.InvariantCulture, $"{why}"));
}
