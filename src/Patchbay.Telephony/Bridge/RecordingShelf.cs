using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Bridge;

/// <summary>Where recordings lie: 256 folders by the end of the call's id, so that none grows too large.</summary>
/// <param name="folder">The folder of all recordings.</param>
internal sealed class RecordingShelf(string folder) : IRecordingFiles, IDisposable
{
    // A call that is recovered and the sweep through all leftovers may meet at one file.
    private readonly SemaphoreSlim repairing = new(1);

    // What this process records while the sweep looks for what an earlier one has left. Reached from the sweep and the owner loop.
    private readonly Lock gate = new();
    private HashSet<string>? begun = [];

    /// <inheritdoc/>
    public string? Find(InteractionId call)
    {
        var path = PathOf(call);
        return File.Exists(path) ? path : null;
    }

    public void Dispose() => repairing.Dispose();

    /// <summary>Names the file of a recording that begins.</summary>
    internal string Begin(InteractionId call)
    {
        var path = PathOf(call);
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
    /// <returns>What to report; null when the disk refuses and it should be tried again.</returns>
    internal async Task<ReportRecordingFinished?> RecoverAsync(InteractionId call, CancellationToken cancellationToken)
    {
        var path = PathOf(call);
        var part = path + RecordingFile.PartSuffix;
        if (File.Exists(part))
        {
            var outcome = await RepairAsync(part, cancellationToken);
            if (outcome is Recordings.RecordingFinished) return Report(call, outcome);
            if (outcome is not null && File.Exists(part)) return null;
        }

        return File.Exists(path) ? await ReadAsync(call, path, cancellationToken) : Failed(call);
    }

    internal static ReportRecordingFinished Report(InteractionId call, RecordingOutcome outcome) =>
        outcome is Recordings.RecordingFinished finished ? new(call, finished.Duration, 2, finished.Sha256) : Failed(call);

    internal static ReportRecordingFinished Failed(InteractionId call) => new(call, TimeSpan.Zero, 0, "");

    private string PathOf(InteractionId call)
    {
        var name = call.ToString();
        return Path.GetFullPath(Path.Combine(folder, name[^2..], name + ".wav"));
    }

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
    private static async Task<ReportRecordingFinished?> ReadAsync(InteractionId call, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var length = WavHeader.Duration(file.Length - WavHeader.Bytes);
            return new(call, length, 2, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
