using Microsoft.Extensions.Options;
using Patchbay.Cli.Serve;
using Patchbay.Server;

namespace Patchbay.Cli.Doctor;

/// <summary>Reads the settings as a start would, without starting.</summary>
internal static class SettingsLook
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private static readonly string[] secretWords = ["Secret", "Password", "IntegrationKey"];

    internal static IEnumerable<Finding> At(string folder, out IConfiguration? settings)
    {
        settings = null;
        var file = Path.Combine(folder, "patchbay.json");
        try
        {
            var builder = ServerSettings.Load(folder, makesFolder: false);
            settings = builder.Configuration;
            // Building opens nothing; it only wires.
            PatchbayServer.Build(builder).Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception fault) when (Faults.Sentence(fault) is { } sentence)
        {
            return [new(Verdict.Wrong, "settings", sentence, "docs/running.md names every setting.")];
        }

        var read = File.Exists(file) ? $"{file} and the environment are understood." : $"There is no {file}; defaults and the environment are understood.";
        return [new(Verdict.Ok, "settings", read), .. Secrets(file)];
    }

    private static IEnumerable<Finding> Secrets(string file)
    {
        if (!File.Exists(file) || OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Others) == 0) return [];
        var text = File.ReadAllText(file);
        return Array.Exists(secretWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? [new(Verdict.Wrong, "secrets", $"{file} holds a secret and others may read it.", $"chmod 600 {file}, or move the secret to the environment.")]
            : [];
    }
}
