using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Speech;

/// <summary>Speaks with a program of this machine, one text at a time each.</summary>
/// <param name="program">Path of espeak-ng or flite.</param>
/// <param name="logger">Where trouble is told.</param>
internal sealed class ProgramSpeech(string program, ILogger logger) : ISpeech, IDisposable
{
    private const int AtOnce = 2;
    private readonly SemaphoreSlim room = new(AtOnce);

    private static readonly string[] folders = ["/usr/bin", "/usr/local/bin"];

    /// <summary>Finds a program that is installed; espeak-ng before flite, which speaks English alone.</summary>
    internal static string? Find() =>
        (from name in (string[])["espeak-ng", "flite"] from folder in folders select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    public async Task<AudioClip?> SpeakAsync(string text, string language, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        try
        {
            var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in Arguments(language)) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            // Not as an argument: everybody on the machine sees those.
            await process.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            using var audio = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(audio, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var clip = SpeechWav.Read(audio.ToArray());
            if (clip is null) logger.SpeechFailed(program, (await errors).Trim());
            return clip;
        }
        catch (Exception fault) when (fault is IOException or Win32Exception)
        {
            logger.SpeechFailed(program, fault.Message);
            return null;
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();

    private string[] Arguments(string language) =>
        program.EndsWith("flite", StringComparison.Ordinal) ? ["-f", "/dev/stdin", "-o", "/dev/stdout"] : ["-v", language, "-s", "150", "--stdin", "--stdout"];
}
