using System.Diagnostics;
using Patchbay.Scenarios.Tests.Processes;

namespace Patchbay.Scenarios.Tests;

/// <summary>What <c>patchbay demo --adapter</c> refuses before anything opens.</summary>
public sealed class AdapterOptions : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-adapter-").FullName;

    public AdapterOptions()
    {
        File.WriteAllText(Path.Combine(folder, "A.page"), "<apex:page/>");
        File.WriteAllText(Path.Combine(folder, "B.page"), "<apex:page/>");
        File.WriteAllText(Path.Combine(folder, "apex.json"), """{ "find": "text" }""");
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--check does not go with --adapter", "--adapter", "A.page", "--check")]
    [InlineData("--strict needs --adapter", "--strict")]
    [InlineData("--sandbox-allow needs --sandbox", "--adapter", "A.page", "--sandbox-allow", "forms")]
    [InlineData("has several pages; name one: A.page, B.page", "--adapter", ".")]
    [InlineData("has no page, neither HTML (.html) nor Visualforce (.page)", "--adapter", "empty")]
    [InlineData("says nothing of a method with \"find\"", "--adapter", "A.page", "--apex", "apex.json")]
    public async Task Wrong_use_of_an_adapters_options_is_told_and_nothing_opens(string because, params string[] options)
    {
        var start = ServerProcess.Command(["demo", .. options]);
        start.WorkingDirectory = folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(because, await errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Open http", await output, StringComparison.Ordinal);
    }
}
