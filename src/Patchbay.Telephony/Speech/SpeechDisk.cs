using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Speech;

/// <summary>
/// Keeps the spoken words of call flows over a restart, under the hash of voice, language and text. Only words that are the same for every
/// caller are kept here: what names somebody stays in memory. When there is no room, the oldest file goes.
/// </summary>
/// <param name="folder">Where; made with the first file.</param>
/// <param name="voice">Who speaks: another voice speaks everything anew.</param>
/// <param name="mostBytes">Room for all files together.</param>
/// <param name="logger">Where trouble is told.</param>
internal sealed class SpeechDisk(string folder, string voice, long mostBytes, ILogger logger)
{
    private const string Suffix = ".ulaw";

    // Several texts are spoken at once, and each looks for room.
    private readonly Lock gate = new();

    /// <summary>Finds words that were spoken before.</summary>
    /// <returns>The audio; null when there is none, or the disk fails.</returns>
    internal AudioClip? Find(string language, string text)
    {
        try
        {
            var file = PathOf(language, text);
            return File.Exists(file) && File.ReadAllBytes(file) is { Length: > 0 } samples ? new(samples) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.SpeechNotKept(fault.Message);
            return null;
        }
    }

    /// <summary>Keeps spoken words. A disk that fails costs nothing but speaking them again.</summary>
    internal void Keep(string language, string text, AudioClip clip)
    {
        try
        {
            lock (gate) Write(PathOf(language, text), clip);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.SpeechNotKept(fault.Message);
        }
    }

    private void Write(string file, AudioClip clip)
    {
        if (clip.ULaw.Length > mostBytes) return;
        PrivateFiles.CreateFolder(folder);
        var unfinished = file + ".new";
        using (var stream = PrivateFiles.Create(unfinished)) stream.Write(clip.ULaw.Span);
        // Whoever reads it meanwhile, or after a crash, finds all of it or nothing.
        File.Move(unfinished, file, overwrite: true);
        MakeRoom(file);
    }

    private void MakeRoom(string newest)
    {
        var files = new DirectoryInfo(folder).GetFiles("*" + Suffix).OrderBy(file => file.LastWriteTimeUtc).ToList();
        var bytes = files.Sum(file => file.Length);
        foreach (var oldest in files.Where(file => file.FullName != newest))
        {
            if (bytes <= mostBytes) return;
            bytes -= oldest.Length;
            oldest.Delete();
        }
    }

    private string PathOf(string language, string text) => Path.GetFullPath(
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{voice}\n{language}\n{text}"))) + Suffix));
}
