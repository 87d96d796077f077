using Patchbay.Server;

namespace Patchbay.Cli.Org;

/// <summary>A file that a person wrote; the server says what is wrong with it.</summary>
internal static class TextFile
{
    /// <summary>Reads it whole.</summary>
    /// <exception cref="ServerFault">It cannot be read.</exception>
    internal static string Read(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ServerFault($"{file.FullName} cannot be read: {fault.Message}");
        }
    }
}
