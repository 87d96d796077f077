using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Patchbay.Core.Calls;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

public sealed class BackupAndRestore : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-backup-").FullName;
    private readonly int sip = FreePorts.Any();

    private string Data => Path.Combine(folder, "data");

    private string Archive => Path.Combine(folder, "night.tar.gz");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_under_load_is_restored_elsewhere_and_goes_on_from_that_instant()
    {
        Assert.SkipUnless(SippProcess.IsInstalled, SippProcess.Missing);
        await CommandLine.RunAsync("user", "add", "maya", "--role", "agent", "--password", "a-password", "--data", Data);
        Said said;
        await using (await ServeAsync(Data))
        {
            using var callers = SippProcess.Caller("caller_hangs_up", sip, "5000", calls: 30, talk: TimeSpan.FromSeconds(2));
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
            said = await CommandLine.RunAsync("backup", "--data", Data, "--out", Archive);
            Assert.True(await callers.EndAsync(Patience), callers.Errors);
        }

        Assert.True(said.Code == 0, said.Errors);
        Assert.Contains("The master key is not in it", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("master.key", await NamesAsync());

        var elsewhere = Path.Combine(folder, "elsewhere");
        var restored = await CommandLine.RunAsync("restore", "--from", Archive, "--data", elsewhere, "--master-key", Path.Combine(Data, "master.key"));
        Assert.True(restored.Code == 0, restored.Errors);
        var before = await Journals.ReadAsync(elsewhere);
        Assert.Equal(Enumerable.Range(1, before.Count).Select(i => (long)i), before.Select(entry => entry.Sequence));
        await using (await ServeAsync(elsewhere))
        {
            using var after = SippProcess.Caller("caller_hangs_up", sip, "5000", talk: TimeSpan.FromSeconds(1));
            Assert.True(await after.EndAsync(Patience), after.Errors);
        }

        var calls = Journals.Calls(await Journals.ReadAsync(elsewhere));
        Assert.True(calls.Count > 1);
        Assert.All(calls, call => Assert.NotNull(call.EndedAt));
        Assert.Contains(calls, call => call.Cause is EndCause.Interrupted);
        Assert.Contains("maya", (await CommandLine.RunAsync("user", "list", "--data", elsewhere)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_overwrites_nothing_and_a_damaged_backup_leaves_nothing_behind()
    {
        await CommandLine.RunAsync("user", "add", "maya", "--role", "agent", "--password", "a-password", "--data", Data);
        await CommandLine.RunAsync("backup", "--data", Data, "--out", Archive);

        var full = await CommandLine.RunAsync("restore", "--from", Archive, "--data", Data);
        var whole = await File.ReadAllBytesAsync(Archive);
        await File.WriteAllBytesAsync(Archive, whole[..(whole.Length / 2)]);
        var half = await CommandLine.RunAsync("restore", "--from", Archive, "--data", Path.Combine(folder, "half"));
        await File.WriteAllTextAsync(Archive, "nonsense");
        var none = await CommandLine.RunAsync("restore", "--from", Archive, "--data", Path.Combine(folder, "none"));

        Assert.All([full, half, none], said => Assert.Equal(1, said.Code));
        Assert.All([full, half, none], said => Assert.StartsWith("patchbay: ", Assert.Single(said.Errors.Trim().Split('\n')), StringComparison.Ordinal));
        Assert.Contains("is not empty", full.Errors, StringComparison.Ordinal);
        Assert.Equal(["data", "night.tar.gz"], Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_its_master_key_a_restored_folder_is_refused_with_one_sentence()
    {
        await using (await ServeAsync(Data))
        {
            // The first start makes journal and key.
        }

        await CommandLine.RunAsync("backup", "--data", Data, "--out", Archive);
        var elsewhere = Path.Combine(folder, "elsewhere");
        var wrongKey = Path.Combine(folder, "wrong.key");
        await File.WriteAllTextAsync(wrongKey, Convert.ToBase64String(new byte[32]));

        var restored = await CommandLine.RunAsync("restore", "--from", Archive, "--data", elsewhere, "--master-key", wrongKey);

        Assert.Equal(1, restored.Code);
        Assert.Contains("is not the one that this backup was written with", restored.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(elsewhere));

        await CommandLine.RunAsync("restore", "--from", Archive, "--data", elsewhere);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServeAsync(elsewhere));

        Assert.Contains("put that one back", refused.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> NamesAsync()
    {
        await using var file = File.OpenRead(Archive);
        await using var zip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(zip);
        List<string> names = [];
        while (await tar.GetNextEntryAsync() is { } entry) names.Add(entry.Name);
        return names;
    }

    private Task<ServerProcess> ServeAsync(string data) => ServerProcess.StartAsync(
        new Dictionary<string, string>
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{sip}"),
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
            ["Site__EntryPoints__0__Dnis"] = "5000",
            ["Site__EntryPoints__0__Queue"] = "Support",
        },
        "serve", "--data", data, "--stop-with-input");
}
