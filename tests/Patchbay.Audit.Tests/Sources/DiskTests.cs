using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Sources;

public sealed class DiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Folders_are_walked_and_paths_are_relative()
    {
        Write("force-app/main/cti.js", "sforce.opencti.saveLog({})");
        Write("node_modules/lib/cti.js", "sforce.opencti.saveLog({})");
        Write(".git/cti.js", "sforce.opencti.saveLog({})");

        var report = await AuditAsync(_folder);

        Assert.Equal(["force-app/main/cti.js:1 sforce.opencti.saveLog"], report.Places());
    }

    [Fact]
    public async Task One_file_is_a_tree_of_its_own_and_several_paths_make_one_report()
    {
        Write("a/cti.js", "sforce.opencti.saveLog({})");
        Write("b/cti.js", "sforce.opencti.saveLog({})");

        var report = await AuditAsync(Path.Join(_folder, "a"), Path.Join(_folder, "b", "cti.js"));

        Assert.Equal(["cti.js:1 sforce.opencti.saveLog", "cti.js:1 sforce.opencti.saveLog"], report.Places());
        Assert.Equal([Path.Join(_folder, "a"), Path.Join(_folder, "b", "cti.js")], report.Findings.Select(f => f.Root));
        Assert.Equal(2, report.Findings.Select(f => f.Id).Distinct().Count());
    }

    [Fact]
    public async Task Links_in_circles_and_into_nothing_are_lines_in_the_report()
    {
        Write("a/cti.js", "sforce.opencti.saveLog({})");
        Directory.CreateSymbolicLink(Path.Join(_folder, "a", "up"), _folder);
        File.CreateSymbolicLink(Path.Join(_folder, "gone.js"), Path.Join(_folder, "nothing.js"));
        File.CreateSymbolicLink(Path.Join(_folder, "self.js"), Path.Join(_folder, "self.js"));

        var report = await AuditAsync(_folder);

        Assert.Equal(["a/up", "gone.js", "self.js"], report.Unread.Select(u => u.File));
        Assert.Equal(["a/cti.js:1 sforce.opencti.saveLog"], report.Places());
    }

    [Fact]
    public async Task A_pipe_is_a_line_in_the_report_and_nobody_waits_for_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes among files");
        Write("cti.js", "sforce.opencti.saveLog({})");
        await RunAsync("mkfifo", Path.Join(_folder, "pipe.js"));
        File.CreateSymbolicLink(Path.Join(_folder, "link.js"), Path.Join(_folder, "pipe.js"));
        File.WriteAllText(Path.Join(_folder, "empty.js"), "");

        var report = await AuditAsync(_folder);
        var alone = await AuditAsync(Path.Join(_folder, "pipe.js"));

        Assert.Equal(["link.js: a pipe, not a file", "pipe.js: a pipe, not a file"], report.Unread.Select(u => $"{u.File}: {u.Why}"));
        Assert.Equal(["cti.js:1 sforce.opencti.saveLog"], report.Places());
        Assert.Equal("pipe.js", Assert.Single(alone.Unread).File);
    }

    [Fact]
    public async Task A_name_that_is_not_valid_is_a_line_in_the_report()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have no such names");
        await RunAsync("bash", "-c", $"printf 'sforce.opencti.saveLog({{}})' > '{_folder}'/$'bad\\xff.js'");

        var report = await AuditAsync(_folder);

        await RunAsync("rm", "-r", _folder);
        Directory.CreateDirectory(_folder);
        Assert.Contains("not valid UTF-8", Assert.Single(report.Unread).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_inside_another_is_looked_at_once()
    {
        Write("a/cti.js", "sforce.opencti.saveLog({})");
        Write("a/node_modules/lib/cti.js", "sforce.opencti.refreshView()");

        var report = await AuditAsync(_folder, Path.Join(_folder, "a"), _folder, Path.Join(_folder, "a", "node_modules", "lib"));

        Assert.Equal(["a/cti.js:1 sforce.opencti.saveLog", "cti.js:1 sforce.opencti.refreshView"], report.Places());
        Assert.Equal(2, report.Inventory.Files);
        Assert.Contains(report.Notices, notice => notice.Code == "inside");
    }

    [Fact]
    public async Task An_archive_by_its_name_alone_is_told_and_its_words_are_no_uses()
    {
        Write("fake.zip", "Call sforce.opencti.saveLog({}) and so on.");

        var report = await AuditAsync(_folder);

        Assert.Equal("it is no zip archive", Assert.Single(report.Unread).Why);
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task Where_nothing_could_be_read_there_is_no_figure_of_readiness()
    {
        Write("fake.zip", "no archive");

        var blind = await AuditAsync(_folder);
        Write("fine.js", "nothing();");
        var partial = await AuditAsync(_folder);

        Assert.Null(blind.Summary.Readiness.Score);
        Assert.Equal(100, partial.Summary.Readiness.Score);
    }

    [Fact]
    public async Task A_folder_of_thousands_of_files_is_read_once()
    {
        for (var number = 0; number < 1000; number++) Write($"f{number}.js", number % 100 == 0 ? "sforce.opencti.saveLog({})" : "nothing();");

        var report = await AuditAsync(_folder);

        Assert.Equal((1000, 10), (report.Inventory.Files, report.Findings.Length));
    }

    [Fact]
    public async Task A_name_across_two_parts_of_a_long_file_is_found()
    {
        for (var shift = 0; shift < 24; shift += 3)
            Write($"s{shift:00}.js", new string(' ', (256 * 1024) - shift) + "sforce.opencti.saveLog({})" + new string(' ', 1000));

        var report = await AuditAsync(_folder);

        Assert.Equal(8, report.Findings.Length);
    }

    [Fact]
    public async Task A_file_over_ten_megabytes_is_read_by_tokens_and_told_first()
    {
        Write("bundle.js", string.Concat(Enumerable.Repeat("var a='x';", 1_100_000)) + "\nsforce.opencti.saveLog({})");

        var report = await AuditAsync(_folder);

        Assert.Equal(["bundle.js:2 sforce.opencti.saveLog"], report.Places());
        Assert.Contains("over 10 MB", Assert.Single(report.Unread).Why, StringComparison.Ordinal);
        Assert.Contains(report.Notices, n => n.Code == "read-by-tokens");
    }

    [Fact]
    public void A_path_that_is_not_there_is_told()
    {
        Assert.Equal(["nowhere"], Auditor.Missing([_folder, "nowhere"]));
    }

    private static Task<AuditReport> AuditAsync(params string[] paths) =>
        new Auditor(TimeProvider.System).RunAsync(new([.. paths], Audited.Day) { UsesParser = false }, null, TestContext.Current.CancellationToken);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private void Write(string path, string text)
    {
        var full = Path.Join(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
