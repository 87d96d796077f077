using Patchbay.Audit.Assembly;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Metadata;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Sources;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Walking;

/// <summary>Runs the rules over metadata. A rule that fails becomes a finding, and the others go on.</summary>
internal sealed class MetadataPass(Lazy<RuleBook> book, Collected collected)
{
    private static readonly KnownFacts NothingYet = new();

    /// <summary>Reads a file and runs its rules.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">All of it.</param>
    /// <param name="isLate">True for the rules that ask what all files told.</param>
    /// <returns>The file as far as it could be read; null when not at all.</returns>
    internal MetadataFile? Read(SourceFile file, string text, bool isLate)
    {
        var parsed = MetadataReader.Read(file.Path, text, out var fault);
        if (fault is not null) collected.Unreadable(file.Path, fault, byTokens: parsed is not null);
        if (parsed is not null) Read(file, parsed, isLate, fault is null, _ => parsed.Lines);
        return parsed;
    }

    /// <summary>Reads a file too large to be held: only those of its parts that name something of interest.</summary>
    /// <param name="file">The file.</param>
    /// <param name="large">Its text.</param>
    internal void ReadLarge(SourceFile file, LargeFile large)
    {
        using var reader = large.Open();
        var parsed = MetadataReader.ReadParts(file.Path, reader, NeedleSets.IsOfInterest, out var fault);
        if (fault is not null) collected.Unreadable(file.Path, fault, byTokens: parsed is not null);
        if (parsed is not null) Read(file, parsed, isLate: false, isSure: false, matches => large.LinesAt(matches.Select(match => (match.Place.Line, match.Place.Column))));
    }

    private void Read(SourceFile file, MetadataFile parsed, bool isLate, bool isSure, Func<List<Match>, ICodeLines> linesOf)
    {
        var results = book.Value.Metadata.Where(rule => rule.IsLate == isLate && rule.LooksAt(parsed.Type)).SelectMany(rule => Run(rule, parsed, isLate)).ToList();
        var matches = results.OfType<Match>().ToList();
        if (matches.Count > 0) AddAll(file, matches, linesOf(matches), isSure);
        foreach (var result in results)
        {
            if (result is Fact fact) collected.Add(fact.Kind, fact.Value);
            else if (result is FoundCallCenter center) collected.Add(center.Entry);
        }
    }

    private void AddAll(SourceFile file, List<Match> matches, ICodeLines lines, bool isSure)
    {
        var secrets = matches.Select(match => match.Hide).OfType<string>().Distinct().ToList();
        foreach (var match in matches) Add(file, lines, isSure ? match : Doubted(match), secrets);
    }

    private List<RuleResult> Run(MetadataRule rule, MetadataFile file, bool isLate)
    {
        try
        {
            return [.. rule.Find(file, isLate ? collected.Facts : NothingYet)];
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            return [new Match("audit.rule-failed", rule.Id, new TextPlace(1, 1, 1, 2)) { Seen = $"The rule {rule.Id} failed: {bug.Message}" }];
        }
    }

    private static Match Doubted(Match match) => match with { Confidence = match.Confidence == Confidence.Certain ? Confidence.Probable : match.Confidence };

    private void Add(SourceFile file, ICodeLines lines, Match match, List<string> secrets)
    {
        var context = lines.Around(match.Place, 2, out var first);
        collected.Add(new RawFinding(file.Path, file.Root, match, Hidden(lines.Snippet(match.Place.Line, match.Place.Column), secrets), [.. context.Select(line => Hidden(line, secrets))], first));
    }

    private static string Hidden(string line, List<string> secrets)
    {
        foreach (var secret in secrets) line = line.Replace(secret, "•••", StringComparison.Ordinal);
        return line;
    }
}
