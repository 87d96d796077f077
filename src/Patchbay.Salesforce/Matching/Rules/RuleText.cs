using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Matching.Rules;

/// <summary>Rules as text: JSON after <c>match-rules.schema.json</c>, or the same in YAML.</summary>
public static class RuleText
{
    private const int LongestText = 256 * 1024;

    /// <summary>How rules are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The published schema, JSON Schema 2020-12.</summary>
    public static string Schema
    {
        get
        {
            using var stream = typeof(RuleText).Assembly.GetManifestResourceStream("match-rules.schema.json")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads rules.</summary>
    /// <param name="text">The text.</param>
    /// <param name="set">The rules; null when the result is false.</param>
    /// <param name="wrong">What is wrong, in sentences that name the place; empty when nothing is.</param>
    /// <returns>False when they cannot be used. Never throws.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out MatchRuleSet? set, out ImmutableArray<string> wrong)
    {
        set = null;
        wrong = ["The rules are longer than 256 KiB."];
        if (text.Length > LongestText) return false;
        if (string.IsNullOrWhiteSpace(text))
        {
            wrong = ["The rules are empty. The standard rules come back with --reset."];
            return false;
        }

        if (!TryReadForm(text, out set, out wrong)) return false;
        wrong = RuleShape.Check(set);
        if (wrong.Length > 0) set = null;
        return set is not null;
    }

    private static bool TryReadForm(string text, [NotNullWhen(true)] out MatchRuleSet? set, out ImmutableArray<string> wrong)
    {
        (set, wrong) = (null, []);
        try
        {
            if (YamlAsJson.Read(text) is not System.Text.Json.Nodes.JsonObject given)
            {
                wrong = ["The rules are no JSON object, nor the same in YAML."];
                return false;
            }

            // The published schema's name may stand in front; it says nothing of the rules.
            given.Remove("$schema");
            wrong = Told(WrittenForm.Mistakes<MatchRuleSet>(given, Json), text);
            set = wrong.IsEmpty ? given.Deserialize<MatchRuleSet>(Json) : null;
        }
        catch (JsonException e)
        {
            wrong = [YamlAsJson.Broken("The rules are", text, e)];
        }

        return set is not null;
    }

    private static ImmutableArray<string> Told(IReadOnlyList<FormMistake> mistakes, string text)
    {
        if (mistakes.Count == 0) return [];
        var places = YamlPlaces.Of(text);
        return [.. mistakes.Select(m => places.TryGetValue(m.Path, out var line) ? $"Line {line}: {m.Sentence}" : m.Sentence)];
    }

    /// <summary>Writes rules.</summary>
    /// <param name="set">The rules.</param>
    /// <returns>Indented JSON.</returns>
    public static string Write(MatchRuleSet set) => JsonSerializer.Serialize(set, Json);

    /// <summary>Writes rules, or what stands for them.</summary>
    /// <param name="set">The rules.</param>
    /// <returns>YAML.</returns>
    public static string WriteYaml(MatchRuleSet set) => JsonAsYaml.Write(JsonSerializer.SerializeToElement(set, Json));
}
