namespace Patchbay.Telephony.Recordings;

/// <summary>Completes recordings that an earlier process left unfinished.</summary>
public static class RecordingRepair
{
    /// <summary>Finds what is unfinished below a folder.</summary>
    /// <param name="folder">Searched with its subfolders; may be missing.</param>
    /// <returns>Files whose names end in <c>.wav.part</c>, found while they are asked for.</returns>
    public static IEnumerable<string> Find(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.wav" + RecordingFile.PartSuffix, SearchOption.AllDirectories) : [];

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
            return file is not null ? file.Finish() : RemoveEmpty(partPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RecordingFailed(Final(partPath), e.Message);
        }
    }

    /// <summary>A disk that was full may have taken the name alone, or less than a header.</summary>
    private static RecordingFailed? RemoveEmpty(string partPath)
    {
        if (new FileInfo(partPath).Length >= WavHeader.Bytes)
            return null;
        File.Delete(partPath);
        return new RecordingFailed(Final(partPath), "It holds no audio.");
    }

    private static string Final(string partPath) => partPath[..^RecordingFile.PartSuffix.Length];
}
