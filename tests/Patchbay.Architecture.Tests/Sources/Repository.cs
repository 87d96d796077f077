namespace Patchbay.Architecture.Tests.Sources;

/// <summary>This repository on disk.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = [".git", "artifacts", "node_modules", "dist", "bin", "obj", "test-results", "data"];
    private static readonly string[] NotText = [".png", ".jpg", ".wav", ".ico", ".woff2", ".dat", ".zip", ".gz", ".pcap", ".ulaw", ".so"];
    private static readonly Lazy<SourceTree> Loaded = new(() => new(Read(FindRoot(), "")));

    /// <summary>All text files that belong to the repository.</summary>
    public static SourceTree Tree => Loaded.Value;

    private static DirectoryInfo FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Patchbay.slnx"))) return folder;
        }

        throw new InvalidOperationException("The tests do not lie inside the repository.");
    }

    private static IEnumerable<SourceFile> Read(DirectoryInfo folder, string prefix)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            if (!NotText.Contains(file.Extension) && file.Name != ".git" && file.LinkTarget is null)
                yield return new(prefix + file.Name, File.ReadAllText(file.FullName));
        }

        foreach (var child in folder.EnumerateDirectories())
        {
            if (NotOurs.Contains(child.Name) || child.LinkTarget is not null) continue;
            foreach (var file in Read(child, $"{prefix}{child.Name}/")) yield return file;
        }
    }
}
