namespace Patchbay.Telephony.Recordings;

/// <summary>Completes recordings that a crash left unfinished. Run it once, before the first call.</summary>
public static class RecordingRepair
{
    /// <summary>Completes every unfinished recording below a folder.</summary>
    /// <param name="folder">Searched with its subfolders; may be missing.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>One outcome per file found. Files that are not ours, or hold no audio, are left alone and not mentioned.</returns>
    public static async Task<IReadOnlyList<RecordingOutcome>> RecoverAsync(string folder, CancellationToken cancellationToken) =>
        await Task.Run(() => Recover(folder, cancellationToken), cancellationToken);

    /// <summary>Completes one unfinished recording: sizes, hash, final name.</summary>
    /// <param name="partPath">A file whose name ends in <c>.part</c>.</param>
    /// <returns>Null when the file is not a recording of ours.</returns>
    public static RecordingOutcome? Repair(string partPath)
    {
        if (!partPath.EndsWith(RecordingFile.PartSuffix, StringComparison.Ordinal))
            throw new ArgumentException($"The name of an unfinished recording ends in {RecordingFile.PartSuffix}.", nameof(partPath));
        try
        {
            using var file = RecordingFile.TryReopen(partPath);
            return file?.Finish();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RecordingFailed(partPath[..^RecordingFile.PartSuffix.Length], e.Message);
        }
    }

    private static List<RecordingOutcome> Recover(string folder, CancellationToken cancellationToken)
    {
        var outcomes = new List<RecordingOutcome>();
        if (!Directory.Exists(folder))
            return outcomes;
        foreach (var part in Directory.EnumerateFiles(folder, "*" + RecordingFile.PartSuffix, SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Repair(part) is { } outcome)
                outcomes.Add(outcome);
        }
        return outcomes;
    }
}
