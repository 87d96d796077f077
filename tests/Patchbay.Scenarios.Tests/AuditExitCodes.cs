using System.Diagnostics;
using Patchbay.Scenarios.Tests.Processes;

namespace Patchbay.Scenarios.Tests;

/// <summary>What <c>patchbay audit</c> and <c>patchbay plan</c> tell a script that runs them.</summary>
public sealed class AuditExitCodes : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-exit-").FullName;

    public AuditExitCodes()
    {
        // Logging a call has a partial gap, thus medium; a constant is low.
        File.WriteAllText(Path.Combine(folder, "medium.js"), "sforce.opencti.saveLog({ value: {}, callback: r => r.success ? 0 : fail(r.errors) });");
        File.WriteAllText(Path.Combine(folder, "clean.js"), "const answer = 42;");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0, "medium.js")]
    [InlineData(0, "medium.js", "--fail-on", "none")]
    [InlineData(1, "medium.js", "--fail-on", "low")]
    [InlineData(1, "medium.js", "--fail-on", "medium")]
    [InlineData(0, "medium.js", "--fail-on", "high")]
    [InlineData(0, "clean.js", "--fail-on", "low")]
    public async Task An_audit_fails_from_the_severity_that_was_asked_for(int expected, string file, params string[] options)
    {
        var (code, output, errors) = await RunAsync(["audit", Path.Combine(folder, file), "--format", "json", "--no-parser", .. options]);

        Assert.Equal(expected, code);
        Assert.Contains("patchbay.audit/1", output, StringComparison.Ordinal);
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("path", "audit")]
    [InlineData("no file or folder", "audit", "missing.js")]
    [InlineData("xml", "audit", "clean.js", "--format", "xml")]
    [InlineData("never", "audit", "clean.js", "--fail-on", "never")]
    [InlineData("tomorrow", "audit", "clean.js", "--as-of", "tomorrow")]
    [InlineData("no option --surely", "audit", "clean.js", "--surely")]
    [InlineData("path is empty", "audit", "")]
    [InlineData("is a folder", "audit", "clean.js", "--out", ".")]
    [InlineData("no JSON", "plan", "medium.js")]
    [InlineData("no folder", "audit", "clean.js", "--out", "missing/report.json")]
    [InlineData("missing.json", "audit", "clean.js", "--weights", "missing.json")]
    [InlineData("There is no file", "plan", "missing.json")]
    [InlineData("not a report", "plan", "clean.js")]
    public async Task Wrong_use_is_told_and_ends_with_two(string because, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(because, output + errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_a_report_ends_with_zero()
    {
        await RunAsync("audit", "medium.js", "--format", "json", "--out", "audit.json", "--no-parser");

        var (code, _, errors) = await RunAsync("plan", "audit.json", "--out", "moved");

        Assert.Equal((0, ""), (code, errors));
        Assert.True(File.Exists(Path.Combine(folder, "moved", "plan.html")));
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = ServerProcess.Command(arguments);
        start.WorkingDirectory = folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await errors);
    }
}
