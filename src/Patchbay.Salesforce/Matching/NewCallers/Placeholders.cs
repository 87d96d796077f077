using System.Text.RegularExpressions;
using Patchbay.Salesforce.Matching.LookUp;

namespace Patchbay.Salesforce.Matching.NewCallers;

/// <summary>Fills in what rules leave open: <c>{number}</c>, <c>{name}</c>, <c>{dialled}</c>, <c>{call}</c>, <c>{record}</c>,
/// <c>{data.case}</c>.</summary>
internal static partial class Placeholders
{
    /// <summary>A variable that the call does not carry leaves nothing.</summary>
    [GeneratedRegex(@"\{data\.[A-Za-z][\w.-]*\}")]
    private static partial Regex Unset();

    /// <summary>Fills in a text.</summary>
    /// <param name="text">The text of the rule.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="number">The number to show: E.164, or as it came.</param>
    /// <param name="record">The record's id; null when there is none.</param>
    /// <param name="isAddress">True when it becomes part of an address.</param>
    /// <returns>The text.</returns>
    internal static string Fill(string text, Caller caller, string number, string? record, bool isAddress = false)
    {
        if (!text.Contains('{', StringComparison.Ordinal)) return text;
        foreach (var variable in caller.Data) text = text.Replace($"{{data.{variable.Name}}}", Safe(variable.Value.Value ?? ""), StringComparison.OrdinalIgnoreCase);
        text = Unset().Replace(text, "");
        return text
            .Replace("{number}", Safe(number), StringComparison.Ordinal)
            .Replace("{name}", Safe(caller.Name.Value ?? ""), StringComparison.Ordinal)
            .Replace("{dialled}", Safe(caller.Dialled), StringComparison.Ordinal)
            .Replace("{call}", caller.Call.ToString(), StringComparison.Ordinal)
            .Replace("{record}", record ?? "", StringComparison.Ordinal);

        string Safe(string value) => isAddress ? Uri.EscapeDataString(value) : value;
    }
}
