namespace Patchbay.Telephony.Recordings;

/// <summary>What people said is for the owner of the process alone: files 0600, folders 0700, as the databases are.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Creates a file, or empties it.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = System.IO.FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode;
        return new FileStream(path, options);
    }

    /// <summary>Creates a folder and those above it that are missing.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        // The system gives the mode to the last one only.
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
            CreateFolder(above);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, FolderMode);
    }

    /// <summary>Closes a folder that an earlier version left open to others; with it, all that is in it.</summary>
    public static void CloseFolder(string path)
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(path) && File.GetUnixFileMode(path) != FolderMode)
            File.SetUnixFileMode(path, FolderMode);
    }
}
