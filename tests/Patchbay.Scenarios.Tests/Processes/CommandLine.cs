using System.Diagnostics;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary>What a command said.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Its output.</param>
/// <param name="Errors">Its errors.</param>
internal sealed record Said(int Code, string Output, string Errors);

/// <summary>Runs <c>patchbay</c> as an operator does and waits for its end.</summary>
internal static class CommandLine
{
    internal static Task<Said> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    internal static async Task<Said> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = ServerProcess.Command(arguments);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new(process.ExitCode, await output, await errors);
    }
}
