using Microsoft.Data.Sqlite;
using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Migrations;

public sealed class DatabaseTests : IDisposable
{
    private const string First = "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)";
    private const string Second = "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1";
    private readonly TempFolder folder = new();
    private readonly SqliteFile file;

    public DatabaseTests() => file = new(folder.File("some.db"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Steps_are_taken_once_and_in_order()
    {
        Database.Open(file, [First]).Dispose();

        using var connection = Database.Open(file, [First, Second]);

        Assert.Equal(2L, connection.Value("SELECT y FROM a"));
        Assert.Equal(2L, connection.Value("SELECT version FROM schema_version"));
        Assert.Equal("wal", connection.Value("PRAGMA journal_mode"));
        Assert.Equal(2L, connection.Value("PRAGMA synchronous"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        Database.Open(file, [First]).Dispose();

        Assert.Throws<StorageFault>(() => Database.Open(file, [First, Second, "CREATE TABLE a (x INTEGER)"]));

        using var connection = Database.Open(file, [First, Second]);
        Assert.Equal(2L, connection.Value("SELECT y FROM a"));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_with_one_sentence()
    {
        Database.Open(file, [First, Second]).Dispose();

        var fault = Assert.Throws<StorageFault>(() => Database.Open(file, [First]));

        Assert.Equal(
            $"{file.Path} was written by a newer version of Patchbay (schema 2, this one knows 1); start that version.", fault.Message);
    }

    [Fact]
    public void Something_that_is_no_database_is_refused_with_one_sentence()
    {
        File.WriteAllText(file.Path, new string('x', 5_000));

        var fault = Assert.Throws<StorageFault>(() => Database.Open(file, [First]));

        Assert.StartsWith($"Patchbay cannot open {file.Path}: ", fault.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteException>(fault.InnerException);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_with_one_sentence()
    {
        File.WriteAllText(folder.File("not-a-folder"), "");
        var below = new SqliteFile(folder.File("not-a-folder/some.db"));

        var fault = Assert.Throws<StorageFault>(() => Database.Open(below, [First]));

        Assert.StartsWith($"Patchbay cannot write to {below.Path}: ", fault.Message, StringComparison.Ordinal);
    }
}
