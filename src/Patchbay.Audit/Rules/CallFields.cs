using System.Text.RegularExpressions;
using Patchbay.Audit.Metadata;

namespace Patchbay.Audit.Rules;

/// <summary>The fields that Open CTI fills, and how they are written in metadata.</summary>
internal static partial class CallFields
{
    private static readonly Dictionary<string, string> Apis = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CallType"] = "Task.CallType",
        ["CallObject"] = "Task.CallObject",
        ["CallDisposition"] = "Task.CallDisposition",
        ["CallDurationInSeconds"] = "Task.CallDurationInSeconds",
        ["CallCenterId"] = "User.CallCenterId",
    };

    // Names of columns in reports, without underscores and in capitals.
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["CALLTYPE"] = "Task.CallType",
        ["CALLOBJECT"] = "Task.CallObject",
        ["CALLDISPOSITION"] = "Task.CallDisposition",
        ["CALLDURATION"] = "Task.CallDurationInSeconds",
        ["CALLDURATIONINSECONDS"] = "Task.CallDurationInSeconds",
    };

    /// <summary>Canonical name of a field of an object.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="field">The field, with or without its object.</param>
    /// <returns>Null when it is none of them.</returns>
    internal static string? ApiOf(string objectName, string field)
    {
        var dot = field.LastIndexOf('.');
        if (dot >= 0) (objectName, field) = (field[..dot], field[(dot + 1)..]);
        if (!Apis.TryGetValue(field, out var api)) return null;
        return Fits(objectName, api) ? api : null;
    }

    /// <summary>Canonical name of a report's column.</summary>
    internal static string? ApiOfColumn(string column)
    {
        if (column.Contains("Voice", StringComparison.OrdinalIgnoreCase)) return null;
        var name = column[(column.LastIndexOfAny(['.', '$', '@']) + 1)..];
        return Columns.GetValueOrDefault(name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant());
    }

    /// <summary>Finds the fields in a formula of an object.</summary>
    /// <param name="file">The file.</param>
    /// <param name="element">The element that holds the formula.</param>
    /// <param name="objectName">The object of fields without a prefix.</param>
    /// <param name="rule">The rule to report under.</param>
    internal static IEnumerable<Match> InFormula(MetadataFile file, MetaElement element, string objectName, string rule)
    {
        var code = WithoutTexts(element.Value);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (System.Text.RegularExpressions.Match word in Word().Matches(element.Value))
        {
            var name = word.Groups["field"].Value;
            var number = seen.GetValueOrDefault(name);
            seen[name] = number + 1;
            if (code[word.Index] == ' ') continue;
            var owner = word.Groups["owner"].Value is { Length: > 0 } prefix ? prefix[(prefix.LastIndexOf('.') + 1)..].TrimStart('$') : objectName;
            if (ApiOf(owner, name) is { } api) yield return new(rule, api, file.PlaceOf(element, name, number));
        }
    }

    /// <summary>Blanks texts and comments of a formula, keeping its length.</summary>
    internal static string WithoutTexts(string formula)
    {
        var blank = formula.ToCharArray();
        foreach (System.Text.RegularExpressions.Match text in Texts().Matches(formula)) blank.AsSpan(text.Index, text.Length).Fill(' ');
        return new(blank);
    }

    private static bool Fits(string objectName, string api) => api.StartsWith("User.", StringComparison.Ordinal)
        ? objectName is "User" or "Owner" or "CreatedBy" or "LastModifiedBy"
        : objectName is "Task" or "Activity" or "Event" or "PRIORVALUE" or "ActivityHistory" or "OpenActivity";

    [GeneratedRegex(@"(?<![\w.])(?:(?<owner>\$?[A-Za-z_][\w.]*)\.)?(?<field>CallType|CallObject|CallDisposition|CallDurationInSeconds|CallCenterId)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex("""("([^"\\]|\\.)*")|('([^'\\]|\\.)*')|(/\*.*?\*/)""", RegexOptions.Singleline)]
    private static partial Regex Texts();
}
