namespace Patchbay.Storage.Shared;

/// <summary>Files that only the account of the process may read: they hold data about people, or keys.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a file and its folder when they are missing, and takes the file's rights away from others.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageFault">The folder or file cannot be written.</exception>
    internal static void Ensure(string path)
    {
        try
        {
            EnsureFolderOf(path);
            using var file = Open(path, FileMode.OpenOrCreate);
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly) File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageFault($"Patchbay cannot write to {path}: {failure.Message}", failure);
        }
    }

    /// <summary>Opens a file for writing; one that is created is the owner's alone from its first moment.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may or must exist.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <returns>The open file.</returns>
    internal static FileStream Open(string path, FileMode mode, FileShare share = FileShare.ReadWrite)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }

    /// <summary>Tells whether anyone but the owner may read or write a file.</summary>
    /// <param name="path">The file; it exists.</param>
    /// <returns>True when others may.</returns>
    internal static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0;

    /// <summary>Creates the folder of a file when it is missing, for its owner only.</summary>
    /// <param name="path">The file.</param>
    internal static void EnsureFolderOf(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
