using System.Diagnostics;

namespace Patchbay.Cli.Demo;

/// <summary>Finds what drives the agent of a check: Chromium, Node and the script beside the web sources.</summary>
internal static class DemoBrowser
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    /// <summary>Tells whether a check can be run here.</summary>
    /// <param name="how">What is missing and the command that installs it.</param>
    internal static bool IsInstalled(out string how)
    {
        how = Chromium() is not { } chromium ? "there is no Chromium for the agent. Install it: apt-get install chromium"
            : !File.Exists(chromium) ? $"there is no Chromium at {chromium}, which CHROMIUM names. Install it: apt-get install chromium"
            : Script() is null ? "the script that drives the browser is missing. Install it: npm ci --prefix web"
            : "";
        return how.Length == 0;
    }

    internal static Process Start(string pageUrl, string userName, string password, string microphone)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Script()!, Chromium()!, pageUrl, userName, password, microphone]) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string? Chromium() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set ? set : Places.FirstOrDefault(File.Exists);

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var web = Path.Combine(folder.FullName, "web");
            var script = Path.Combine(web, "demo-agent", "agent.mjs");
            if (File.Exists(script) && Directory.Exists(Path.Combine(web, "node_modules", "playwright-core"))) return script;
        }

        return null;
    }
}
