using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Patchbay.Audit.Sources;

/// <summary>A file on the disk. Its length is asked for only when somebody needs it: a scan opens tens of thousands of files that it reads once.</summary>
/// <param name="path">From its root.</param>
/// <param name="fullPath">Where it lies.</param>
internal sealed partial class DiskFile(string path, string fullPath) : SourceFile(path)
{
    // open(2): for reading, not to be inherited, and without waiting for somebody at the other end of a pipe.
    private const int LinuxFlags = 0x80000 | 0x800;
    private const int MacFlags = 0x1000000 | 0x4;
    private static readonly int Flags = OperatingSystem.IsLinux() ? LinuxFlags : OperatingSystem.IsMacOS() ? MacFlags : -1;
    private long _length = -1;

    /// <summary>Where it lies.</summary>
    public string FullPath { get; } = fullPath;

    /// <inheritdoc/>
    public override long Length => _length >= 0 ? _length : _length = new FileInfo(FullPath).Length;

    /// <inheritdoc/>
    public override Stream Open()
    {
        if (Flags >= 0 && OpenWithoutWaiting(FullPath, Flags) is >= 0 and var descriptor) return new DiskStream(new SafeFileHandle(descriptor, ownsHandle: true));
        try
        {
            // Tried again by the base library, which puts the refusal into words.
            return new DiskStream(File.OpenHandle(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (FileNotFoundException) when (FullPath.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw new InvalidDataException("its name is not valid UTF-8; rename it");
        }
        catch (FileNotFoundException) when (new FileInfo(FullPath).LinkTarget is not null)
        {
            throw new InvalidDataException("a symbolic link that leads nowhere");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenWithoutWaiting(string path, int flags);
}
