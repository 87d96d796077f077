using System.Globalization;
using Patchbay.Scenarios.Tests.Processes;
using Patchbay.Testing.Ports;

namespace Patchbay.Scenarios.Tests;

public sealed class OlderFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("patchbay-older-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_data_folder_of_an_older_version_is_served_after_a_backup_and_restored_from_it()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recorded")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(Path.Combine(folder, Path.GetFileName(file)), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var archive = Path.Combine(folder, "before.tar.gz");
        var restored = Path.Combine(folder, "restored");

        var backup = await CommandLine.RunAsync("backup", "--data", folder, "--out", archive, "--with-master-key");
        await using (var server = await ServeAsync(folder)) Assert.Contains("last event 21", server.Output, StringComparison.Ordinal);
        var restore = await CommandLine.RunAsync("restore", "--from", archive, "--data", restored);
        await using (var server = await ServeAsync(restored)) Assert.Contains("last event 21", server.Output, StringComparison.Ordinal);
        var users = await CommandLine.RunAsync("user", "list", "--data", restored);

        Assert.Equal((0, 0), (backup.Code, restore.Code));
        Assert.Contains("Maya Okafor", users.Output, StringComparison.Ordinal);
    }

    private static Task<ServerProcess> ServeAsync(string data) => ServerProcess.StartAsync(
        new Dictionary<string, string>
        {
            ["Server__Listen"] = "http://127.0.0.1:0",
            ["Telephony__SipListen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePorts.Any()}"),
            ["Telephony__BrowserListen"] = "127.0.0.1:0",
        },
        "serve", "--data", data, "--stop-with-input");
}
