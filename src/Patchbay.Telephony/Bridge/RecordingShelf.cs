using System.Security.Cryptography;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Bridge;

/// <summary>Where recordings lie: 256 folders by the end of the call's id, so that none grows too large.</summary>
/// <param name="folder">The folder of all recordings.</param>
internal sealed class RecordingShelf(string folder) : IRecordingFiles
{
    /// <inheritdoc/>
    public string? Find(InteractionId call)
    {
        var path = PathOf(call);
        return File.Exists(path) ? path : null;
    }

    internal string PathOf(InteractionId call)
    {
        var name = call.ToString();
        return Path.GetFullPath(Path.Combine(folder, name[^2..], name + ".wav"));
    }

    /// <summary>Finishes what an earlier process began, and reports it.</summary>
    internal ReportRecordingFinished Recover(InteractionId call)
    {
        var path = PathOf(call);
        var part = path + ".part";
        if (File.Exists(part) && RecordingRepair.Repair(part) is { } outcome) return Report(call, outcome);
        if (!File.Exists(path)) return Failed(call);
        // Finished, but the process ended before it could say so.
        using var file = File.OpenRead(path);
        var length = WavHeader.Duration(file.Length - WavHeader.Bytes);
        return new(call, length, 2, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    internal static ReportRecordingFinished Report(InteractionId call, RecordingOutcome outcome) =>
        outcome is Recordings.RecordingFinished finished ? new(call, finished.Duration, 2, finished.Sha256) : Failed(call);

    private static ReportRecordingFinished Failed(InteractionId call) => new(call, TimeSpan.Zero, 0, "");
}
