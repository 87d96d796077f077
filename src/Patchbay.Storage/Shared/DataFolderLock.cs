using Patchbay.Runtime.Loop;

namespace Patchbay.Storage.Shared;

/// <summary>
/// Sees to it that one process at a time writes a site's journal: a second one would hang up the calls of the first as left over, and the
/// first would stop at an event that is there already. The lock is the system's, so it goes with the process however that ends. When the
/// lock's file was last touched, its owner ran.
/// </summary>
public sealed class DataFolderLock : ILifeSigns, IDisposable
{
    // EAGAIN of flock(2), as .NET hands it on.
    private const int WouldBlock = 11;

    private readonly FileStream file;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The data folder; made when missing.</param>
    /// <exception cref="StorageFault">Another process has it, or the folder cannot be written.</exception>
    public DataFolderLock(string folder)
    {
        var path = Path.Combine(folder, "patchbay.lock");
        try
        {
            PrivateFile.EnsureFolderOf(path);
            LastBefore = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : null;
            file = PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException taken) when (taken.HResult == WouldBlock)
        {
            throw new StorageFault($"Another Patchbay already works with the data folder {folder}. Stop it first, or name another folder.", taken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault($"Patchbay cannot write to {path}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public DateTimeOffset? LastBefore { get; }

    /// <inheritdoc/>
    public void Give(DateTimeOffset now)
    {
        try
        {
            // Changes no data, so a full disk does not mind.
            File.SetLastWriteTimeUtc(file.SafeFileHandle, now.UtcDateTime);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A disk that does not even take this is told by the journal; without the sign, calls count as cut off at the last event.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
