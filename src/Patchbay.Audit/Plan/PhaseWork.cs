using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Plan;

/// <summary>In which phase the work of an estimate is done.</summary>
internal static class PhaseWork
{
    internal const string Decide = "decide";
    internal const string Build = "build";
    internal const string Test = "test";
    internal const string Train = "train";
    internal const string Move = "move";
    internal const string Remove = "remove";

    /// <summary>The phase of a line of the table of weights.</summary>
    internal static string Of(string weight) => weight switch
    {
        "O1" or "O11" => Decide,
        "O7" => Test,
        "O9" or "F30" => Train,
        "O8" or "F29" => Move,
        "O10" or "F35" => Remove,
        _ => Build,
    };

    /// <summary>Hours of a phase on one way, as one figure for the range.</summary>
    internal static double Hours(WayEffort? way, string phase) => way is null ? 0 : way.Lines.OrEmpty().Where(line => Of(line.Weight) == phase).Sum(line => line.Hours.Estimate);
}
