using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Replacements;
using Patchbay.Audit.Rules;

namespace Patchbay.Audit.Assembly;

/// <summary>Makes findings of places: their words, replacements, severity and effort come from the published tables.</summary>
internal sealed class FindingAssembler(RuleBook book, ReplacementTable replacements, WeightTable weights, bool hasSeveralRoots)
{
    /// <summary>Makes the findings.</summary>
    /// <param name="found">The places, in any order.</param>
    /// <returns>Sorted by file, line, column, name and rule; each place once.</returns>
    internal ImmutableArray<Finding> Assemble(IEnumerable<RawFinding> found)
    {
        var ordered = found
            .OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Root, StringComparer.Ordinal)
            .ThenBy(f => f.Match.Place.Line).ThenBy(f => f.Match.Place.Column)
            .ThenBy(f => f.Match.Api, StringComparer.Ordinal).ThenBy(f => f.Match.Rule, StringComparer.Ordinal).ThenByDescending(f => f.Match.Confidence)
            .DistinctBy(f => (f.Path, f.Root, f.Match.Place.Line, f.Match.Place.Column, f.Match.Api, f.Match.Rule));
        var equals = new Dictionary<string, int>(StringComparer.Ordinal);
        var carried = new HashSet<(string, string, string)>();
        return [.. ordered.Select(one => Make(one, equals, carried))];
    }

    private Finding Make(RawFinding found, Dictionary<string, int> equals, HashSet<(string, string, string)> carried)
    {
        var (match, rule) = (found.Match, book[found.Match.Rule]);
        var ways = rule.Kind is FindingKind.Fault or FindingKind.Voice or FindingKind.Audit ? [] : replacements.Of(match.Api);
        var voice = ways.IsEmpty ? null : ways[0];
        return new()
        {
            Id = IdOf(found, equals),
            Rule = match.Rule,
            Kind = rule.Kind,
            Severity = match.Severity ?? SeverityOf(rule, voice),
            File = found.Path,
            Root = hasSeveralRoots ? found.Root : null,
            Line = match.Place.Line,
            Column = match.Place.Column,
            EndLine = match.Place.EndLine,
            EndColumn = match.Place.EndColumn,
            Api = match.Api,
            ApiVersion = match.ApiVersion,
            Confidence = match.Confidence,
            How = match.How,
            Snippet = found.Snippet,
            Context = found.Context,
            ContextLine = found.ContextLine,
            Why = match.Seen is { Length: > 0 } seen ? $"{Sentence(seen)} {rule.Why}" : rule.Why,
            Link = rule.Link,
            Tags = [.. rule.Tags.Concat(ApiRules.TagsOf(match.Api)).Distinct()],
            Replacement = voice,
            Replacements = ways,
            EffortHours = EffortOf(rule, found, voice, carried),
        };
    }

    // What was seen is told by many rules, not all in whole sentences. Names of code keep their small letter.
    private static string Sentence(string seen)
    {
        var text = seen.Trim();
        var first = text.Split(' ')[0];
        if (first.All(char.IsAsciiLetterLower)) text = char.ToUpperInvariant(text[0]) + text[1..];
        return text[^1] is '.' or '!' or '?' ? text : text + ".";
    }

    private static Severity SeverityOf(RuleText rule, Replacement? voice) => rule.Id != "use.member" ? rule.Severity : voice?.Gap switch
    {
        Gap.None => Severity.Low,
        Gap.Full => Severity.High,
        _ => Severity.Medium,
    };

    // A name that is used on twenty lines is moved once; the first place carries the work.
    private EffortHours EffortOf(RuleText rule, RawFinding found, Replacement? voice, HashSet<(string, string, string)> carried)
    {
        var weight = rule.Weight ?? (rule.Id == "use.member" ? voice?.Gap switch { Gap.None => "F1", Gap.Partial => "F2", Gap.Full => "F3", _ => null } : null);
        if (weight is null) return EffortHours.None;
        if (found.Match.Api == "support:clickToDial") weight = "F11";
        var key = rule.Per switch
        {
            "root" => (found.Root, weight, found.Match.Api),
            "file" => (found.Root, weight, found.Path),
            _ => (found.Root, weight, $"{found.Path}:{found.Match.Place}"),
        };
        if (!carried.Add(key)) return EffortHours.None;
        var hours = weights[weight].Hours;
        return voice is { IsInferred: true } ? hours with { High = Math.Round(hours.High * weights.InferredHighFactor, 2) } : hours;
    }

    private static string IdOf(RawFinding found, Dictionary<string, int> equals)
    {
        var key = string.Join('|', found.Match.Rule, found.Path, found.Match.Api, found.Snippet.Trim());
        equals[key] = equals.GetValueOrDefault(key) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{equals[key]}"));
        return "F-" + Convert.ToHexStringLower(hash.AsSpan(0, 5));
    }
}
