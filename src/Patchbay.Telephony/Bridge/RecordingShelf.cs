using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Bridge;

/// <summary>Where recordings lie: 256 folders by the end of the call's id, so that none grows too large.</summary>
/// <param name="folder">The folder of all recordings.</param>
internal sealed class RecordingShelf(string folder) : IRecordingFiles, IMessageFiles, IDisposable
{
    private const int IdLength = 32;

    // A call that is recovered and the sweep through all leftovers may meet at one file.
    private readonly SemaphoreSlim repairing = new(1);

    // What this process records while the sweep looks for what an earlier one has left. Reached from the sweep and the owner loop.
    private readonly Lock gate = new();
    private HashSet<string>? begun = [];

    /// <inheritdoc/>
    public string? Find(InteractionId call) => Find(NameOf(call));

    /// <inheritdoc/>
    public string? Find(MessageId message) => Find(NameOf(message));

    public void Dispose() => repairing.Dispose();

    /// <summary>The name of a call's recording.</summary>
    internal static string NameOf(InteractionId call) => call.ToString();

    /// <summary>The name of a message.</summary>
    internal static string NameOf(MessageId message) => string.Create(CultureInfo.InvariantCulture, $"{message.Call}.message{message.Ordinal}");

    /// <summary>The messages of which there are files, found while they are asked for.</summary>
    internal IEnumerable<MessageId> Messages()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*.message*.wav", SearchOption.AllDirectories))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (MessageId.TryParse(name.Replace(".message", ".", StringComparison.Ordinal), out var message) && NameOf(message) == name) yield return message;
        }
    }

    /// <summary>Deletes a message and what was said. Repeating it is harmless.</summary>
    internal void Delete(MessageId message, ILogger logger)
    {
        var path = PathOf(NameOf(message));
        try
        {
            if (File.Exists(path)) File.Delete(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            logger.MessageNotDeleted(path, refused.Message);
        }
    }

    /// <summary>Names the file of a recording that begins.</summary>
    internal string Begin(string name)
    {
        var path = PathOf(name);
        lock (gate) begun?.Add(path);
        return path;
    }

    /// <summary>Completes all recordings that an earlier process has left, and names them in the log. Run once, at start.</summary>
    internal async Task SweepAsync(ILogger logger, CancellationToken cancellationToken)
    {
        PrivateFiles.CloseFolder(folder);
        foreach (var part in RecordingRepair.Find(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsOurs(part)) continue;
            switch (await RepairAsync(part, cancellationToken))
            {
                case Recordings.RecordingFinished finished:
                    logger.RecordingRepaired(finished.Path, finished.Duration.TotalSeconds);
                    break;
                case Recordings.RecordingFailed failed:
                    logger.RecordingNotRepaired(failed.Path, failed.Reason);
                    break;
            }
        }

        lock (gate) begun = null;
    }

    /// <summary>Finishes what an earlier process began.</summary>
    /// <returns>What became of it; null when the disk refuses and it should be tried again.</returns>
    internal async Task<ShelvedFile?> RecoverAsync(string name, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        var part = path + RecordingFile.PartSuffix;
        if (File.Exists(part))
        {
            var outcome = await RepairAsync(part, cancellationToken);
            if (outcome is Recordings.RecordingFinished) return Of(outcome);
            if (outcome is not null && File.Exists(part)) return null;
        }

        return File.Exists(path) ? await ReadAsync(path, cancellationToken) : ShelvedFile.Failed;
    }

    internal static ShelvedFile Of(RecordingOutcome outcome) =>
        outcome is Recordings.RecordingFinished finished ? new(finished.Duration, finished.Sha256) : ShelvedFile.Failed;

    private string? Find(string name)
    {
        var path = PathOf(name);
        return File.Exists(path) ? path : null;
    }

    /// <summary>The folder is named by the end of the call's id.</summary>
    private string PathOf(string name) => Path.GetFullPath(Path.Combine(folder, name[(IdLength - 2)..IdLength], name + ".wav"));

    private bool IsOurs(string part)
    {
        lock (gate) return begun!.Contains(Path.GetFullPath(part[..^RecordingFile.PartSuffix.Length]));
    }

    private async Task<RecordingOutcome?> RepairAsync(string part, CancellationToken cancellationToken)
    {
        await repairing.WaitAsync(cancellationToken);
        try
        {
            return File.Exists(part) ? await Task.Run(() => RecordingRepair.Repair(part), cancellationToken) : null;
        }
        finally
        {
            repairing.Release();
        }
    }

    /// <summary>It is finished, but the process ended before it could say so.</summary>
    private static async Task<ShelvedFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var length = WavHeader.Duration(file.Length - WavHeader.Bytes);
            return new(length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
