using System.Collections.Immutable;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Replacements;

namespace Patchbay.Audit.Summaries;

/// <summary>Work on each way: what is done once, what each call center takes, and what the findings take.</summary>
internal static class EffortSummary
{
    private static readonly string[] OnceForVoice = ["O1", "O2", "O3", "O5", "O6", "O7", "O8", "O9", "O10", "O11"];
    private static readonly string[] OnceForPanel = ["O1", "P1", "P2", "O6", "O7", "O8", "O9", "O10", "O11"];
    private static readonly string[] OnceForShim = ["O1", "P1", "S1", "O7", "O8", "O9", "O11"];
    private static readonly string[] OwnAdapter = ["T2", "T3", "T4", "T6", "T7"];

    // Work that falls away where calls stay tasks.
    private static readonly string[] OnTasks = ["F13", "F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21", "F22", "F23", "F33", "F34"];

    // Work in the adapter that falls away where the adapter goes, or stays as it is.
    private static readonly string[] InAdapter = ["F1", "F2", "F3", "F4", "F7", "F8", "F12", "T1"];

    /// <summary>Sums up the three ways.</summary>
    internal static ImmutableArray<WayEffort> Build(ImmutableArray<Finding> findings, Inventory inventory, Usage? usage, Lazy<WeightTable> table)
    {
        // Nothing to move, no work.
        if (!findings.Any(f => f.EffortHours.Weight is not null)) return [.. Ways.Select(way => new WayEffort(way, EffortHours.None, []))];
        var weights = table.Value;
        var lines = OfFindings(findings, weights);
        var people = OfPeople(usage, weights);
        // Whoever has the adapter's code must write the connector; a vendor brings its own.
        var hasOwnCode = inventory.Adapters.Any(adapter => adapter.Uses > 0);
        var voice = Once(OnceForVoice.Concat(hasOwnCode ? OwnAdapter : []), weights).Concat(lines.Where(line => !hasOwnCode || line.Weight != "T1"));
        return
        [
            Sum(Replacement.SalesforceVoice, voice.Concat(people)),
            Sum(Replacement.PatchbayPanel, Once(OnceForPanel, weights).Concat(lines.Where(line => !OnTasks.Contains(line.Weight) && !InAdapter.Contains(line.Weight))).Concat(people)),
            Sum(Replacement.PatchbayShim, Once(OnceForShim, weights).Concat(lines.Where(line => !OnTasks.Contains(line.Weight) && !InAdapter.Contains(line.Weight))).Concat(people)),
        ];
    }

    private static string[] Ways => [Replacement.SalesforceVoice, Replacement.PatchbayPanel, Replacement.PatchbayShim];

    private static IEnumerable<EffortLine> Once(IEnumerable<string> ids, WeightTable weights) => ids.Select(id => Line(id, 1, weights));

    private static List<EffortLine> OfFindings(ImmutableArray<Finding> findings, WeightTable weights) =>
    [
        .. from finding in findings
           where finding.EffortHours.Weight is not null
           group finding.EffortHours by finding.EffortHours.Weight! into same
           orderby same.Key
           select new EffortLine(same.Key, weights[same.Key].Item ?? "", same.Count(), Round(same.Aggregate(EffortHours.None, EffortHours.Add))),
    ];

    private static IEnumerable<EffortLine> OfPeople(Usage? usage, WeightTable weights)
    {
        if (usage is null || usage.Users.IsEmpty) yield break;
        yield return Line("F29", usage.Users.Length / 100.0, weights);
        yield return Line("F30", usage.Users.Length / 50.0, weights);
    }

    private static EffortLine Line(string id, double count, WeightTable weights)
    {
        var weight = weights[id];
        return new(id, weight.Item ?? "", count, Round(new(weight.Low * count, weight.Likely * count, weight.High * count)));
    }

    private static WayEffort Sum(string way, IEnumerable<EffortLine> lines)
    {
        ImmutableArray<EffortLine> all = [.. lines];
        return new(way, Round(all.Select(line => line.Hours).Aggregate(EffortHours.None, EffortHours.Add)), all);
    }

    private static EffortHours Round(EffortHours hours) => new(Math.Round(hours.Low, 2), Math.Round(hours.Likely, 2), Math.Round(hours.High, 2));
}
