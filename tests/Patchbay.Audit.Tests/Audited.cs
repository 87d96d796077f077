using System.Text;
using Patchbay.Audit.Findings;
using Patchbay.Audit.Parsing;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Tests;

/// <summary>Audits of trees in memory.</summary>
internal static class Audited
{
    internal static readonly DateOnly Day = new(2026, 11, 30);

    /// <summary>The parser, when this machine has Node.js and the parser was built.</summary>
    internal static ParserProgram? Parser => ParserProgram.Find(out _);

    internal const string NoParser = "Node.js or the built parser (npm run build in web) is missing";

    /// <summary>Audits texts without a parser.</summary>
    internal static Task<AuditReport> ByTokensAsync(params (string Path, string Text)[] files) => RunAsync(false, null, [.. files.Select(f => File(f.Path, f.Text))]);

    /// <summary>Audits texts with the parser.</summary>
    internal static Task<AuditReport> ByParserAsync(params (string Path, string Text)[] files) => RunAsync(true, null, [.. files.Select(f => File(f.Path, f.Text))]);

    /// <summary>Audits files without a parser.</summary>
    internal static Task<AuditReport> ByTokensAsync(IReadOnlyList<SourceFile> files, ArchiveLimits? limits = null) => RunAsync(false, limits, files);

    internal static SourceFile File(string path, string text) => new MemoryFile(path, Encoding.UTF8.GetBytes(text));

    /// <summary>A metadata file around some elements.</summary>
    internal static string Metadata(string type, string content) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{content}\n</{type}>\n";

    /// <summary>Places as short texts: <c>path:line api</c>.</summary>
    internal static string[] Places(this AuditReport report) => [.. report.Findings.Select(f => $"{f.File}:{f.Line} {f.Api}")];

    /// <summary>Rules of all findings.</summary>
    internal static string[] Rules(this AuditReport report) => [.. report.Findings.Select(f => f.Rule)];

    private static Task<AuditReport> RunAsync(bool usesParser, ArchiveLimits? limits, IReadOnlyList<SourceFile> files) =>
        new Auditor(TimeProvider.System) { Limits = limits ?? ArchiveLimits.Default }.RunAsync(
            new AuditWish(["memory"], Day) { UsesParser = usesParser }, [new MemoryTree(files)], null, TestContext.Current.CancellationToken);
}
