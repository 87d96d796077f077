using System.Globalization;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.PhoneDirectory;

/// <summary>
/// Where a directory lies. Each full load makes a file of its own, <c>directory.1.db</c> after <c>directory.db</c>, so that those who look
/// numbers up in the old one are not disturbed; the newest complete one counts.
/// </summary>
/// <param name="path">The first file.</param>
internal sealed class DirectoryFiles(string path)
{
    private static readonly string[] parts = ["", "-wal", "-shm", "-journal"];

    private readonly string start = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path));
    private readonly string end = Path.GetExtension(path);

    /// <summary>The file of a load that is not complete.</summary>
    internal string Loading => $"{start}.loading{end}";

    /// <summary>The file in use.</summary>
    /// <param name="number">0 for the first one.</param>
    internal string Of(int number) => number == 0 ? start + end : string.Create(CultureInfo.InvariantCulture, $"{start}.{number}{end}");

    /// <summary>The number of the newest complete file; 0 when there is none yet.</summary>
    internal int Newest() => Numbers().DefaultIfEmpty(0).Max();

    /// <summary>Takes away what is older than a file, and what a load left unfinished.</summary>
    /// <param name="number">The file that stays.</param>
    internal void KeepOnly(int number)
    {
        foreach (var old in Numbers().Where(n => n != number)) Delete(Of(old));
        Delete(Loading);
    }

    /// <summary>Deletes a database file and what belongs to it.</summary>
    /// <param name="file">The file; it may be missing.</param>
    internal static void Delete(string file)
    {
        foreach (var part in parts) File.Delete(file + part);
    }

    /// <summary>Makes a file safe on disk that was written without waiting for the disk.</summary>
    /// <param name="file">The file.</param>
    internal static void Flush(string file)
    {
        using var open = PrivateFile.Open(file, FileMode.OpenOrCreate);
        open.Flush(flushToDisk: true);
    }

    private List<int> Numbers()
    {
        var folder = Path.GetDirectoryName(start)!;
        if (!Directory.Exists(folder)) return [];
        var name = Path.GetFileName(start);
        var numbers = Directory.EnumerateFiles(folder, $"{name}.*{end}").Select(file => Path.GetFileName(file)[(name.Length + 1)..^end.Length])
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0);
        return [.. numbers, .. File.Exists(Of(0)) ? [0] : Array.Empty<int>()];
    }
}
