using Patchbay.Audit.Parsing;
using Patchbay.Audit.Scanning;
using Patchbay.Audit.Sources;

namespace Patchbay.Audit.Walking;

/// <summary>
/// Reads files again that use what other files hand out: an adapter in several modules, scripts that share a name of the page, the helper of an
/// Aura bundle. A tree in which nothing is handed out is not looked at again.
/// </summary>
internal sealed class ImporterPass(FileReader reader, Readings readings, Collected collected, ArchiveLimits limits, int workers)
{
    // One step is what nearly all adapters need; files that only hand on need one more each.
    private const int MostRounds = 3;

    /// <summary>Looks for the users, and for the users of what they hand on.</summary>
    /// <param name="roots">The trees.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task RunAsync(IReadOnlyList<ISourceFolder> roots, CancellationToken cancellationToken)
    {
        HashSet<string> seen = [];
        for (var round = 0; round < MostRounds; round++)
        {
            var modules = readings.Modules;
            var fresh = modules.SelectMany(root => root).Where(module => seen.Add($"{module.Path} {string.Join(' ', module.HandsOut.Select(part => part.Key).Order(StringComparer.Ordinal))}")).ToList();
            if (fresh.Count == 0) return;
            var search = new MultiSearch(new Needles(fresh.SelectMany(module => module.Traces)));
            await new TreeWalk(workers).RunAsync(roots, new Collected(), () =>
            {
                var scan = new FileScan();
                return (file, token) => ReadAsync(file, new(scan, search, modules), new(limits), 0, token);
            }, cancellationToken);
        }
    }

    private async Task ReadAsync(SourceFile file, Look look, ArchiveBudget budget, int depth, CancellationToken cancellationToken)
    {
        try
        {
            var language = Language.OfPath(file.Path);
            if (language is not (null or Language.JavaScript or Language.TypeScript or Language.Html or Language.Visualforce or Language.Aura or Language.Lwc)) return;
            switch (look.Scan.Look(file, look.Search))
            {
                case FirstLook.Candidate:
                    await reader.ReadAgainAsync(file, language, look.Modules[file.Root], cancellationToken);
                    break;
                case FirstLook.Archive when depth < budget.Limits.Depth:
                    using (var archive = Archive.Open(file, budget))
                    {
                        foreach (var entry in archive.Files) await ReadAsync(entry, look, budget, depth + 1, cancellationToken);
                    }

                    break;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            // Mostly the first reading has said so already, and equal lines are told once.
            collected.Unreadable(file.Path, SourceFault.Of(fault), byTokens: false);
        }
    }

    private sealed record Look(FileScan Scan, MultiSearch Search, ILookup<string, KnownModule> Modules);
}
