using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.Migrations;

public sealed class PostgresDatabaseTests
{
    private const string First = "CREATE TABLE a (x integer); INSERT INTO a VALUES (1)";
    private const string Second = "ALTER TABLE a ADD COLUMN y integer; UPDATE a SET y = x + 1";
    private readonly PostgresPlace place = PostgresFixture.NewPlace();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_are_taken_once_and_in_order()
    {
        await Open(First).DisposeAsync();

        await using var database = Open(First, Second);

        Assert.Equal(2, database.Read(connection => connection.Value("SELECT y FROM a"), Token));
        Assert.Equal(2, database.Read(connection => connection.Value("SELECT version FROM schema_version"), Token));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_schema_as_it_was()
    {
        await Open(First).DisposeAsync();

        Assert.Throws<StorageFault>(() => Open(First, Second, "CREATE TABLE a (x integer)"));

        await using var database = Open(First, Second);
        Assert.Equal(2, database.Read(connection => connection.Value("SELECT y FROM a"), Token));
    }

    [Fact]
    public async Task A_schema_of_a_newer_version_is_refused_with_one_sentence()
    {
        await Open(First, Second).DisposeAsync();

        var fault = Assert.Throws<StorageFault>(() => Open(First));

        Assert.StartsWith("PostgreSQL at ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("was written by a newer version of Patchbay (schema 2, this one knows 1); start that version.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_open_an_empty_database_at_once_make_one_schema()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open(First, Second), Token)));

        foreach (var database in opened) await database.DisposeAsync();

        await using var after = Open(First, Second);
        Assert.Equal(1L, after.Read(connection => connection.Value("SELECT count(*) FROM a"), Token));
    }

    [Fact]
    public async Task A_write_after_a_broken_connection_goes_through()
    {
        await using var database = Open(First);
        await database.WriteAsync(connection => connection.Execute("UPDATE a SET x = 2"), Token);
        database.Read(connection => connection.Execute(PostgresFixture.CutOthers), Token);

        await Assert.ThrowsAsync<StorageFault>(async () => await database.WriteAsync(connection => connection.Execute("UPDATE a SET x = 3"), Token));
        await database.WriteAsync(connection => connection.Execute("UPDATE a SET x = 4"), Token);

        Assert.Equal(4, database.Read(connection => connection.Value("SELECT x FROM a"), Token));
    }

    private PostgresDatabase Open(params string[] steps) => PostgresDatabase.Open(place, place.SchemaOf("Some"), steps);
}
