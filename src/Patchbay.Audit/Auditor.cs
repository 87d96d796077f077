using System.Collections.Immutable;
using Patchbay.Audit.Assembly;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Parsing;
using Patchbay.Audit.Replacements;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Sources;
using Patchbay.Audit.Summaries;
using Patchbay.Audit.Surface;
using Patchbay.Audit.Walking;

namespace Patchbay.Audit;

/// <summary>Audits sources: finds what depends on Open CTI, says what replaces it, and sums it up.</summary>
/// <param name="time">The clock of limits.</param>
public sealed class Auditor(TimeProvider time)
{
    private static readonly TimeSpan ProgressStep = TimeSpan.FromMilliseconds(200);

    /// <summary>How much of an archive is read.</summary>
    internal ArchiveLimits Limits { get; init; } = ArchiveLimits.Default;

    /// <summary>The parser. Null: the one beside the program.</summary>
    internal ParserProgram? Program { get; init; }

    /// <summary>Tells which of some paths are not there.</summary>
    /// <param name="paths">Paths as given.</param>
    /// <returns>Those that are neither folder nor file.</returns>
    public static IReadOnlyList<string> Missing(IEnumerable<string> paths) => [.. paths.Where(path => SourceRoots.Of(path) is null)];

    /// <summary>Runs an audit.</summary>
    /// <param name="wish">What is to be audited.</param>
    /// <param name="progress">Told some times a second how far it is. Null: nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The report. What cannot be read is a line in it.</returns>
    /// <exception cref="InvalidDataException">The weights make no sense.</exception>
    public Task<AuditReport> RunAsync(AuditWish wish, IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var apart = SourceRoots.Apart(wish.Paths, out var inside);
        if (inside.Count > 0)
        {
            var notice = new Notice("inside", $"{string.Join(", ", inside)} {(inside.Count == 1 ? "lies" : "lie")} in another path that was given, and is looked at once.");
            wish = wish with { Paths = [.. apart], Notices = wish.Notices.Add(notice) };
        }

        return RunAsync(wish, [.. wish.Paths.Select(SourceRoots.Of).OfType<ISourceFolder>()], progress, cancellationToken);
    }

    /// <summary>Runs an audit over trees that may lie anywhere.</summary>
    internal async Task<AuditReport> RunAsync(AuditWish wish, IReadOnlyList<ISourceFolder> roots, IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        // The tables are read when the first candidate needs them: most files, and many trees, need none.
        var (book, surface, collected) = (new Lazy<RuleBook>(RuleBook.Load), new Lazy<SurfaceCatalog>(SurfaceCatalog.Load), new Collected());
        var weights = new Lazy<WeightTable>(WeightTable.Load);
        if (wish.Weights is { } own)
        {
            var changed = WeightTable.Load().With(own);
            weights = new(() => changed);
        }

        var why = "it was not wanted";
        var program = wish.UsesParser ? Program ?? ParserProgram.Find(out why) : null;
        await using var parser = program is null ? null : new Parser(program, () => surface.Value.Json, time);
        await using var ticker = progress is null ? null : time.CreateTimer(_ => progress.Report(new(collected.Files, collected.Bytes, collected.FindingCount)), null, ProgressStep, ProgressStep);
        var readings = new Readings();
        await new SourceAudit(book, new FileReader(book, surface, parser, readings, collected), readings, collected, Limits).RunAsync(roots, cancellationToken);
        if (wish.Usage is { } usage) OrgCenters.Add(usage, collected);
        ImmutableArray<Finding> findings = collected.Findings.Count == 0
            ? [] : new FindingAssembler(book.Value, ReplacementTable.Load(), weights.Value, wish.Paths.Length > 1).Assemble(collected.Findings);
        ImmutableArray<UnreadFile> unread = [.. collected.Unread.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Why, StringComparer.Ordinal)];
        var inventory = InventoryBuilder.Build(collected, findings, wish.Usage, surface);
        return new()
        {
            Version = typeof(Auditor).Assembly.GetName().Version?.ToString(3) ?? "0",
            AsOf = wish.AsOf,
            Roots = wish.Paths,
            Findings = findings,
            Unread = unread,
            Inventory = inventory,
            Usage = wish.Usage,
            Notices = Notices.Of(program is null && wish.UsesParser ? why : null, !wish.UsesParser, unread, [.. readings.Unused], wish.Notices),
            Summary = SummaryBuilder.Build(findings, inventory, wish.Usage, unread, weights, wish.AsOf),
        };
    }
}
