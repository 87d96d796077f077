using System.ComponentModel;
using System.Diagnostics;

namespace Patchbay.Cli.Doctor;

/// <summary>Looks for programs that some commands use. <c>serve</c> needs none of them.</summary>
internal static class ProgramLook
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    internal static IEnumerable<Finding> All() =>
    [
        Find("node", "patchbay audit reads adapters with it; serve does not need it"), Find("chromium", "patchbay demo --check opens the panel with it; serve does not need it"),
    ];

    /// <summary>Asks a program.</summary>
    /// <returns>Its first line; null when it is not there or fails.</returns>
    internal static string? Ask(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var line = process.StandardOutput.ReadLine();
            if (process.WaitForExit(patience)) return process.ExitCode == 0 ? line?.Trim() : null;
            process.Kill();
            return null;
        }
        catch (Win32Exception)
        {
            return null; // It is not installed.
        }
    }

    private static Finding Find(string program, string why) => Ask(program, "--version") is { } version
        ? new(Verdict.Ok, program, $"{version} is there: {why}.")
        : new(Verdict.Ok, program, $"It is not there: {why}.");
}
