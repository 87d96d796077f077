using Patchbay.Audit.Assembly;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Metadata;
using Patchbay.Audit.Parsing;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Sources;
using Patchbay.Audit.Surface;
using Patchbay.Audit.Text;
using Patchbay.Audit.Tokens;

namespace Patchbay.Audit.Walking;

/// <summary>Reads a candidate: parses it, or reads it by tokens where that fails.</summary>
internal sealed class FileReader(Lazy<RuleBook> book, Lazy<SurfaceCatalog> surface, IParser? parser, Readings readings, Collected collected)
{
    /// <summary>Files over this many bytes are read by tokens.</summary>
    internal const int MostParsedBytes = 10_000_000;

    private readonly Lazy<ApiRules> _rules = new(() => new(surface.Value));
    private readonly MetadataPass _metadata = new(book, collected);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">What it is; null when only its content tells.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal async Task ReadAsync(SourceFile file, string? language, CancellationToken cancellationToken)
    {
        if (file.Length > MostParsedBytes)
        {
            ReadLarge(file, language);
            return;
        }

        if (TextDecoder.Decode(file.ReadAll(MostParsedBytes)) is not { } text) return;
        language ??= Language.OfText(text);
        if (language == Language.Metadata)
        {
            if (_metadata.Read(file, text, isLate: false) is not { } metadata) return;
            foreach (var script in ButtonScript.In(metadata)) await ReadCodeAsync(file, Language.JavaScript, script, cancellationToken);
        }
        else if (language.Length > 0)
            await ReadCodeAsync(file, language, text, cancellationToken);
    }

    /// <summary>Reads a script or markup again, now that it is known what others hand out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">What it is; null when only its content tells.</param>
    /// <param name="known">What is handed out under its root.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal async Task ReadAgainAsync(SourceFile file, string? language, IEnumerable<KnownModule> known, CancellationToken cancellationToken)
    {
        if (parser is null || file.Length > MostParsedBytes || TextDecoder.Decode(file.ReadAll(MostParsedBytes)) is not { } text) return;
        language ??= Language.OfText(text);
        var others = known.Where(module => module.Path != file.Path && module.Traces.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase))).ToList();
        if (others.Count == 0 || language is Language.Metadata or Language.Apex or "") return;
        var (reply, why) = await ParseAsync(new(0, file.Path, language, text) { Known = others }, cancellationToken);
        if (why is not null && reply.Uses.IsEmpty) return;
        var added = readings.Remember(file, reply);
        if (added.Uses.Length + added.HandsOut.Length > 0) readings.Taken(file.Root, others);
        Take(file, new TextLines(text), added);
    }

    private async Task ReadCodeAsync(SourceFile file, string language, string text, CancellationToken cancellationToken)
    {
        var lines = new TextLines(text);
        foreach (var match in VoiceCode.Find(lines)) Add(file, lines, match);
        var (reply, why) = await ParseAsync(new(0, file.Path, language, text), cancellationToken);
        if (why is not null)
        {
            var byTokens = ByTokens(language, text);
            // What the parser got before it gave up is better than what tokens tell of the same place.
            var known = reply.Uses.Select(use => (use.Api, use.Line)).ToHashSet();
            reply = reply with { Uses = [.. reply.Uses, .. byTokens.Where(use => !known.Contains((use.Api, use.Line)))] };
            if (why.Length > 0) collected.Unreadable(file.Path, why, byTokens: true);
        }

        Take(file, lines, readings.Remember(file, reply));
    }

    // Without a parser at all the report says so once, not for every file: an empty reason.
    private async Task<(ParserReply Reply, string? Why)> ParseAsync(ParserRequest request, CancellationToken cancellationToken)
    {
        if (parser is null) return (new(), "");
        try
        {
            var reply = await parser.ParseAsync(request, cancellationToken);
            return (reply, reply.CouldNotRead);
        }
        catch (ParserFault fault)
        {
            return (new(), fault.Message);
        }
    }

    private IReadOnlyList<ParsedUse> ByTokens(string language, string text) => language switch
    {
        Language.Apex => ApexTokens.Find(new StringReader(text)),
        Language.Html or Language.Visualforce => MarkupTokens.Find(text, surface.Value),
        _ when text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal) => MarkupTokens.Find(text, surface.Value),
        _ => new ScriptTokens(surface.Value).Find(new StringReader(text)),
    };

    private void Take(SourceFile file, ICodeLines lines, ParserReply reply)
    {
        foreach (var use in reply.Uses)
        {
            Add(file, lines, new Match(_rules.Value.RuleOf(use.Api), use.Api, new(use.Line, use.Column, Math.Max(use.Line, use.EndLine), use.EndColumn))
            {
                Confidence = ConfidenceOf(use.Confidence),
                How = use.How,
                ApiVersion = use.ApiVersion,
                Seen = Age(use),
            });
        }

        foreach (var fault in reply.Faults)
        {
            var place = new TextPlace(fault.Line, fault.Column, fault.EndLine ?? fault.Line, fault.EndColumn ?? fault.Column + 1);
            Add(file, lines, new Match(fault.Rule, fault.Api ?? "adapter", place) { Confidence = ConfidenceOf(fault.Confidence ?? "certain"), How = "direct", Seen = fault.Evidence });
        }

        foreach (var fact in reply.Facts) TakeFact(file, lines, fact);
    }

    private void TakeFact(SourceFile file, ICodeLines lines, ParsedFact fact)
    {
        collected.Add(fact.Fact, fact.Value);
        if (fact.Fact != FactKind.WebServiceMethod) return;
        var match = new Match("apex.runapex-target", $"runApex:{fact.Value}", TextPlace.Of(fact.Line, fact.Column, fact.Value[(fact.Value.LastIndexOf('.') + 1)..].Length)) { How = "direct" };
        collected.AddTarget(fact.Value, Raw(file, lines, match));
    }

    private static string? Age(ParsedUse use) => use.ApiVersion is { Length: > 0 } version && use.Api.StartsWith("script:", StringComparison.Ordinal)
        ? $"It loads version {version}." : null;

    private void ReadLarge(SourceFile file, string? language)
    {
        collected.Unreadable(file.Path, $"over {MostParsedBytes / 1_000_000} MB, too large to parse", byTokens: true);
        var large = new LargeFile(file);
        language ??= large.Language();
        if (language == Language.Metadata)
        {
            _metadata.ReadLarge(file, large);
            return;
        }

        using var reader = large.Open();
        var uses = language == Language.Apex ? ApexTokens.Find(reader) : new ScriptTokens(surface.Value).Find(reader);
        if (uses.Count > 0) Take(file, large.LinesAt(uses.Select(use => (use.Line, use.Column))), new ParserReply { Uses = [.. uses] });
    }

    private void Add(SourceFile file, ICodeLines lines, Match match) => collected.Add(Raw(file, lines, match));

    private static RawFinding Raw(SourceFile file, ICodeLines lines, Match match)
    {
        var context = lines.Around(match.Place, 2, out var first);
        return new(file.Path, file.Root, match, lines.Snippet(match.Place.Line, match.Place.Column), context, first);
    }

    private static Confidence ConfidenceOf(string word) => word switch
    {
        "certain" => Confidence.Certain,
        "probable" => Confidence.Probable,
        _ => Confidence.Possible,
    };
}
