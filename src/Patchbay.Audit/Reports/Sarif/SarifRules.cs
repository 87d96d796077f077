using System.Text.Json;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Reports.Sarif;

/// <summary>The tool and its rules (SARIF §3.18, §3.49). All published rules are listed, so that their numbers do not depend on what was found.</summary>
internal sealed class SarifRules
{
    // A rule without a page of its own: what is said about all of them.
    private const string Home = "https://developer.salesforce.com/docs/atlas.en-us.api_cti.meta/api_cti/sforce_api_cti_end_life.htm";
    private readonly List<RuleText> _rules;
    private readonly Dictionary<string, int> _index;

    internal SarifRules(RuleBook book, AuditReport report)
    {
        var known = book.Texts.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var others = report.Findings.Select(f => f.Rule).Where(id => !known.Contains(id)).Distinct().Order(StringComparer.Ordinal);
        _rules = [.. book.Texts, .. others.Select(id => book[id])];
        _index = _rules.Select((rule, at) => (rule.Id, at)).ToDictionary(r => r.Id, r => r.at, StringComparer.Ordinal);
    }

    /// <summary>Place of a rule in the list.</summary>
    internal int IndexOf(string id) => _index[id];

    /// <summary>The level of a severity (SARIF §3.27.10).</summary>
    internal static string Level(Severity severity) => severity switch
    {
        Severity.High => "error",
        Severity.Medium => "warning",
        Severity.Low => "note",
        _ => "none",
    };

    /// <summary>Writes the tool.</summary>
    internal void Write(AuditReport report, Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Patchbay audit");
        json.WriteString("semanticVersion", report.Version);
        json.WriteString("informationUri", Home);
        json.WriteString("language", "en");
        json.WriteStartArray("rules");
        foreach (var rule in _rules) Write(rule, json);
        json.WriteEndArray();
        SarifInvocation.WriteDescriptors(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(RuleText rule, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", Name(rule.Id));
        json.WriteText("shortDescription", rule.Title + ".");
        json.WriteText("fullDescription", rule.Why);
        json.WriteText("help", rule.Link is null ? rule.Why : $"{rule.Why} Read more: {rule.Link}");
        json.WriteString("helpUri", rule.Link ?? Home);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        foreach (var tag in rule.Tags.OrEmpty()) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // An id such as fault.double-listener becomes FaultDoubleListener, as editors show names.
    private static string Name(string id) => string.Concat(id.Split('.', '-').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
