using Microsoft.Extensions.Options;
using Patchbay.Runtime.Journal;
using Patchbay.Server;
using Patchbay.Storage.Shared;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Cli;

/// <summary>Turns what an operator can mend into one sentence and an exit code. A bug keeps its stack trace.</summary>
internal static class Faults
{
    internal const int CannotStart = 1;

    /// <summary>What shells give for a program that Ctrl-C ended.</summary>
    private const int Interrupted = 130;

    internal static async Task<int> ReportAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"patchbay: {sentence}");
            return CannotStart;
        }
        catch (OperationCanceledException stopped) when (stopped.InnerException is not TimeoutException)
        {
            // Somebody pressed Ctrl-C while a command waited, for a consent for instance.
            await Console.Error.WriteLineAsync("patchbay: Stopped.");
            return Interrupted;
        }
    }

    private static string OneLine(Exception fault) =>
        string.Join(' ', $"{fault.Message} {fault.InnerException?.Message}".Split((char[])['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    internal static string? Sentence(Exception fault) => fault switch
    {
        StorageFault or JournalFault or TelephonyFault or ServerFault => fault.Message,
        OptionsValidationException options => string.Join(' ', options.Failures),
        IOException io when io.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException => io.Message,
        IOException or UnauthorizedAccessException => fault.Message,
        // A value of the wrong type, or a name that means nothing: the binder's own words name the setting.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => $"The settings are wrong: {OneLine(fault)}",
        InvalidDataException => fault.Message,
        AggregateException { InnerExceptions.Count: 1 } one => Sentence(one.InnerExceptions[0]),
        _ => fault.InnerException is { } inner ? Sentence(inner) : null,
    };
}
