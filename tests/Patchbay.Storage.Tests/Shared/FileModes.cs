using System.Runtime.Versioning;

namespace Patchbay.Storage.Tests.Shared;

/// <summary>File modes; the product runs on Linux, and so do its tests.</summary>
[SupportedOSPlatform("linux")]
internal static class FileModes
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static UnixFileMode Of(string path) => File.GetUnixFileMode(path);

    internal static void Set(string path, UnixFileMode mode) => File.SetUnixFileMode(path, mode);
}
