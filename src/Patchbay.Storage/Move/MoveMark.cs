using System.Globalization;
using Microsoft.Data.Sqlite;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Move;

/// <summary>
/// A file in the data folder that says that its databases were moved into PostgreSQL: what happened since is there, and the files are old.
/// It counts as long as the journal's file has not grown: somebody may have gone the way back.
/// </summary>
internal static class MoveMark
{
    private const string Name = "moved-to-postgresql";

    /// <summary>Marks a folder.</summary>
    /// <param name="folder">The data folder.</param>
    internal static void Write(string folder) => File.WriteAllText(
        Path.Combine(folder, Name),
        string.Create(CultureInfo.InvariantCulture, $"{LastEvent(folder)}\nThe databases of this folder up to this event were moved into PostgreSQL. What happened since is there.\n"));

    /// <summary>Says when the databases of a folder were moved away.</summary>
    /// <param name="folder">The data folder.</param>
    /// <returns>The instant; null when they were not, or the files are in use again.</returns>
    internal static DateTimeOffset? Read(string folder)
    {
        var mark = new FileInfo(Path.Combine(folder, Name));
        if (!mark.Exists || !File.Exists(Path.Combine(folder, "journal.db"))) return null;
        return long.TryParse(File.ReadLines(mark.FullName).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && LastEvent(folder) == last
            ? new DateTimeOffset(mark.LastWriteTimeUtc, TimeSpan.Zero)
            : null;
    }

    private static long LastEvent(string folder)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "journal.db"), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return Convert.ToInt64(connection.Value("SELECT max(sequence) FROM event") ?? 0L, CultureInfo.InvariantCulture);
    }
}
