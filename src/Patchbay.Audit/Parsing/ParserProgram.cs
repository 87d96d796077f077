namespace Patchbay.Audit.Parsing;

/// <summary>Where the parser is and how it may run.</summary>
/// <param name="Node">The program to run it with.</param>
/// <param name="Script">Its file.</param>
internal sealed record ParserProgram(string Node, string Script)
{
    /// <summary>Memory it may use, in megabytes.</summary>
    public int MemoryMb { get; init; } = 1024;

    /// <summary>How long one file may take.</summary>
    public TimeSpan FileLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the start may take.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Finds it beside the program, or in the repository when a test runs from there.</summary>
    /// <param name="why">What is missing, when the result is null.</param>
    internal static ParserProgram? Find(out string why)
    {
        var script = Scripts().FirstOrDefault(File.Exists);
        var node = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Join(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")).FirstOrDefault(File.Exists);
        why = node is null ? "Node.js is not installed" : script is null ? "the parser is not installed beside Patchbay" : "";
        return node is null || script is null ? null : new(node, script);
    }

    private static IEnumerable<string> Scripts()
    {
        const string beside = "web/audit-parser/dist/parser.mjs";
        yield return Path.Join(AppContext.BaseDirectory, beside);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "Patchbay.slnx"))) yield return Path.Join(folder.FullName, beside);
        }
    }
}
