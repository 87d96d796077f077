using System.Security.Cryptography;

namespace Patchbay.Server.Access;

/// <summary>A secret of this installation, made at first use in a file that only its owner may read.</summary>
internal static class KeyFile
{
    private const int KeyBytes = 32;

    /// <exception cref="ServerFault">The file cannot be read or made, or is too short.</exception>
    internal static byte[] LoadOrCreate(string path)
    {
        try
        {
            if (!File.Exists(path)) Create(path);
            var key = File.ReadAllBytes(path);
            return key.Length >= KeyBytes ? key : throw new ServerFault($"The key file {path} is too short.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ServerFault($"The key file {path} cannot be used: {refused.Message}");
        }
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        file.Flush(flushToDisk: true);
    }
}
