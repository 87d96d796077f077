using Patchbay.Audit.Parsing;
using Patchbay.Audit.Rules;
using Patchbay.Audit.Scanning;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Walking;

/// <summary>Reads whole trees: first everything, then the settings whose meaning depends on the rest.</summary>
internal sealed class SourceAudit(Lazy<RuleBook> book, FileReader reader, Readings readings, Collected collected, ArchiveLimits limits)
{
    private static readonly int Workers = Math.Clamp(Environment.ProcessorCount, 2, 8);
    private readonly NeedleSets _needles = new();
    private readonly List<SourceFile> _later = [];
    private readonly Lock _gate = new();
    private MultiSearch? _settings;

    /// <summary>Reads trees.</summary>
    /// <param name="roots">The trees.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task RunAsync(IReadOnlyList<ISourceFolder> roots, CancellationToken cancellationToken)
    {
        await new TreeWalk(Workers).RunAsync(roots, collected, () =>
        {
            var scan = new FileScan();
            return (file, token) => FirstAsync(file, scan, new(limits), 0, token);
        }, cancellationToken);
        await new ImporterPass(reader, readings, collected, limits, Workers).RunAsync(roots, cancellationToken);
        collected.SettleTargets();
        collected.SettleFaults();
        // Bars tell which apps show the softphone, so apps come behind the pages, in the order of their names: all from one worker.
        if (_later.Count == 0) return;
        _settings = NeedleSets.ForSettings(collected.Facts, book.Value.Vendors);
        var late = new FileScan();
        foreach (var file in _later.OrderBy(file => file.Path, StringComparer.Ordinal)) Later(file, late, new(limits), 0);
    }

    private async Task FirstAsync(SourceFile file, FileScan scan, ArchiveBudget budget, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var language = Language.OfPath(file.Path);
            collected.Looked();
            if (SettingFiles.Has(file.Path))
            {
                // Files in archives are kept by their archive.
                if (depth == 0) Keep(file);
                if (!SettingFiles.AlsoNow(file.Path)) return;
                language ??= Language.Metadata;
            }

            if (language is { Length: 0 }) return;
            var look = scan.Look(file, _needles.For(language));
            collected.Looked(look == FirstLook.Nothing ? scan.Bytes : file.Length);
            if (look != FirstLook.Archive && Archive.IsNamedLike(file.Path)) throw new InvalidDataException("it is no zip archive");
            if (look == FirstLook.Candidate) await reader.ReadAsync(file, language, cancellationToken);
            else if (look == FirstLook.Archive) await InArchiveAsync(file, scan, budget, depth, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            collected.Unreadable(file.Path, SourceFault.Of(fault), byTokens: false);
        }
    }

    private async Task InArchiveAsync(SourceFile file, FileScan scan, ArchiveBudget budget, int depth, CancellationToken cancellationToken)
    {
        if (depth >= budget.Limits.Depth) throw new InvalidDataException($"archives lie more than {budget.Limits.Depth} deep in each other");
        using var archive = Archive.Open(file, budget);
        collected.Add(archive.Unread);
        foreach (var entry in archive.Files) await FirstAsync(entry, scan, budget, depth + 1, cancellationToken);
        if (depth == 0 && archive.Files.Any(entry => SettingFiles.Has(entry.Path))) Keep(file);
    }

    private void Keep(SourceFile file)
    {
        lock (_gate) _later.Add(file);
    }

    private void Later(SourceFile file, FileScan scan, ArchiveBudget budget, int depth)
    {
        try
        {
            if (SettingFiles.Has(file.Path))
            {
                if (SettingFiles.ByName(file.Path) || scan.Look(file, _settings!) == FirstLook.Candidate) ReadLater(file);
                return;
            }

            using var archive = Archive.Open(file, budget);
            foreach (var entry in archive.Files.Where(entry => SettingFiles.Has(entry.Path)).OrderBy(entry => entry.Path, StringComparer.Ordinal)) Later(entry, scan, budget, depth + 1);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            collected.Unreadable(file.Path, SourceFault.Of(fault), byTokens: false);
        }
    }

    private void ReadLater(SourceFile file)
    {
        if (TextDecoder.Decode(file.ReadAll(FileReader.MostParsedBytes)) is { } text) new MetadataPass(book, collected).Read(file, text, isLate: true);
    }
}
