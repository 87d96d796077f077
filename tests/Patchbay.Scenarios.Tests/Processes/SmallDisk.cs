using System.Diagnostics;

namespace Patchbay.Scenarios.Tests.Processes;

/// <summary>A disk of a few megabytes that can be filled to the last byte: a file system in memory, which only root may mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    internal const string Refused = "mounting a small disk needs root on Linux";
    private readonly string ballast;

    private SmallDisk(string folder)
    {
        Folder = folder;
        ballast = Path.Combine(folder, "ballast");
    }

    internal string Folder { get; }

    internal static SmallDisk? TryMount(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("patchbay-disk-").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder)) return new(folder);
        Directory.Delete(folder);
        return null;
    }

    internal void Fill()
    {
        using var file = new FileStream(ballast, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        try
        {
            for (var size = 1 << 16; size > 0; size >>= 1) FillBy(file, new byte[size]);
        }
        catch (IOException)
        {
            // The last byte is in.
        }
    }

    internal void Free() => File.Delete(ballast);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static void FillBy(FileStream file, byte[] block)
    {
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException) when (block.Length > 1)
        {
            // Too large a piece; a smaller one may still fit.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
