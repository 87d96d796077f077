using System.Diagnostics;

namespace Patchbay.Cli.Doctor;

/// <summary>Looks at the data folder and the disk under it.</summary>
internal static class FolderLook
{
    private const int Tries = 20;
    private const int Block = 4096;
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;
    private static readonly TimeSpan slow = TimeSpan.FromMilliseconds(20);

    internal static IEnumerable<Finding> At(string folder)
    {
        if (!Directory.Exists(folder)) return [new(Verdict.Look, "folder", $"{folder} does not exist yet; the first start makes it.")];
        return [.. Rights(folder), Room(folder), Sync(folder)];
    }

    private static IEnumerable<Finding> Rights(string folder)
    {
        if (OperatingSystem.IsWindows()) yield break;
        var isOpen = (File.GetUnixFileMode(folder) & Others) != 0;
        yield return isOpen
            ? new(Verdict.Look, "folder", $"Other accounts may look into {folder}.", $"chmod 700 {folder}")
            : new(Verdict.Ok, "folder", $"{folder} is its owner's alone.");
        var key = Path.Combine(folder, "master.key");
        if (!File.Exists(key)) yield break;
        yield return (File.GetUnixFileMode(key) & Others) != 0
            ? new(Verdict.Wrong, "key", $"{key} can be read by others.", $"chmod 600 {key}")
            : new(Verdict.Ok, "key", "The master key is its owner's alone. Is there a copy away from this machine?");
    }

    private static Finding Room(string folder)
    {
        var drive = new DriveInfo(folder);
        var words = $"{drive.AvailableFreeSpace >> 30} GiB of {drive.TotalSize >> 30} are free under {folder}.";
        return drive.AvailableFreeSpace < 1L << 30
            ? new(Verdict.Wrong, "disk", words, "Make room: a full disk stops new calls.")
            : drive.AvailableFreeSpace < 10L << 30 ? new(Verdict.Look, "disk", words, "A recorded hour takes 58 MB.") : new(Verdict.Ok, "disk", words);
    }

    /// <summary>Each call waits for a few of these.</summary>
    private static Finding Sync(string folder)
    {
        var file = Path.Combine(folder, $"doctor.{Guid.NewGuid():N}");
        try
        {
            var took = new List<TimeSpan>();
            using (var probe = new FileStream(file, FileMode.CreateNew))
            {
                for (var i = 0; i < Tries; i++)
                {
                    var began = Stopwatch.GetTimestamp();
                    probe.Write(new byte[Block]);
                    probe.Flush(flushToDisk: true);
                    took.Add(Stopwatch.GetElapsedTime(began));
                }
            }

            var median = took.Order().ElementAt(Tries / 2);
            var words = FormattableString.Invariant($"A safe write takes {median.TotalMilliseconds:0.0} ms.");
            return median > slow ? new(Verdict.Look, "disk", words, "Above 20 ms callers notice: use a disk of its own, or an SSD.") : new(Verdict.Ok, "disk", words);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(Verdict.Wrong, "disk", $"{folder} cannot be written: {failure.Message}", RemedyOf(failure, folder));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string RemedyOf(Exception failure, string folder) => failure switch
    {
        UnauthorizedAccessException => "Run this as the account that runs Patchbay.",
        _ when new DriveInfo(folder).AvailableFreeSpace < Block => "Make room: a full disk stops new calls.",
        _ => "Look at the disk, at quotas and at how it is mounted: df -h, mount, dmesg.",
    };
}
