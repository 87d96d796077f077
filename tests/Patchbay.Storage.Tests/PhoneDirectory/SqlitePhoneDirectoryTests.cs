using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.PhoneDirectory;
using Patchbay.Storage.Tests.Shared;
using SQLitePCL;

namespace Patchbay.Storage.Tests.PhoneDirectory;

public sealed class SqlitePhoneDirectoryTests : PhoneDirectoryContract
{
    private readonly TempFolder folder = new();
    private SqlitePhoneDirectory directory;

    public SqlitePhoneDirectoryTests() => directory = new(folder.File("directory.db"));

    protected override IPhoneDirectory Directory => directory;

    public override async ValueTask DisposeAsync()
    {
        await directory.DisposeAsync();
        folder.Dispose();
    }

    protected override async ValueTask ReopenAsync()
    {
        await directory.DisposeAsync();
        directory = new(folder.File("directory.db"));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void The_file_is_for_its_owner_only() =>
        Assert.All(System.IO.Directory.GetFiles(folder.Path), path => Assert.Equal(FileModes.OwnerOnly, FileModes.Of(path)));

    public static TheoryData<string> QueriesOfEveryCall => new(EntryReader.ByNumber, EntryReader.ByKey);

    [Theory]
    [MemberData(nameof(QueriesOfEveryCall))]
    public void What_is_asked_for_every_call_is_planned_once(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("directory.db")};Mode=ReadOnly;Pooling=false");
        connection.Open();
        raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement);
        using var _ = statement;

        for (var asked = 0; asked < 3; asked++)
        {
            for (var parameter = 1; parameter <= raw.sqlite3_bind_parameter_count(statement); parameter++) raw.sqlite3_bind_int64(statement, parameter, asked);
            Assert.Equal(raw.SQLITE_DONE, raw.sqlite3_step(statement));
            raw.sqlite3_reset(statement);
        }

        const int timesPlannedAgain = 5;
        Assert.Equal(0, raw.sqlite3_stmt_status(statement, timesPlannedAgain, 0));
    }

    [Fact]
    public async Task What_a_crash_left_of_a_load_is_thrown_away_and_the_directory_stays()
    {
        await directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"))], Token);
        await directory.DisposeAsync();
        File.WriteAllText(folder.File("directory.loading.db"), "half a load");

        directory = new(folder.File("directory.db"));

        Assert.Single(await directory.FindAsync("+1", Token));
        Assert.False(File.Exists(folder.File("directory.loading.db")));
    }

    [Fact]
    public async Task After_a_load_the_file_before_it_is_gone()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var load = await directory.BeginLoadAsync(Token);
            await load.CompleteAsync(new Dictionary<string, string>(), Token);
        }

        Assert.Equal("directory.2.db", Path.GetFileName(Assert.Single(System.IO.Directory.GetFiles(folder.Path, "*.db"))));
    }

    [Fact]
    public async Task A_directory_of_an_older_version_is_taken_over()
    {
        await directory.DisposeAsync();
        OpenOld();

        var asa = Assert.Single(await directory.FindAsync("+4684650040", Token));
        Assert.Equal(("Åsa", "Phone"), (asa.Record.Name, asa.Field));
        await directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+2", "Phone"))], Token);
        Assert.Empty(await directory.FindAsync("+46701", Token));
        Assert.Equal("here", await directory.ReadCursorAsync("Contact", Token));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Among_a_million_numbers_a_look_up_takes_less_than_a_millisecond()
    {
        var filling = Stopwatch.StartNew();
        for (var i = 0; i < 1_000_000; i += 2_000)
        {
            var page = Enumerable.Range(i, 2_000).Select(n => Record("Contact", $"003{n:0000000}", $"Name {n}", At, (NumberOf(n), "Phone")));
            await directory.PutAsync([.. page], Token);
        }

        var filled = filling.Elapsed;
        var random = new Random(1);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 20_000; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Single(await directory.FindAsync(NumberOf(random.Next(1_000_000)), Token));
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        times.Sort();
        var (p50, p99) = (times[10_000].TotalMilliseconds, times[19_800].TotalMilliseconds);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"filled in {filled.TotalSeconds:0.0} s; look-up p50 {p50:0.000} ms, p99 {p99:0.000} ms"));
        Assert.True(times[10_000] < TimeSpan.FromMilliseconds(1), $"the usual look-up took {times[10_000].TotalMilliseconds} ms");
    }

    /// <summary>A file as the first version wrote it.</summary>
    private void OpenOld()
    {
        foreach (var file in System.IO.Directory.GetFiles(folder.Path)) File.Delete(file);
        var steps = typeof(SqlitePhoneDirectory).Assembly.GetManifestResourceStream("Directory/001_records_numbers_cursors.sql")!;
        using (var connection = new SqliteConnection($"Data Source={folder.File("directory.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = new StreamReader(steps).ReadToEnd() + """
                ;CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT; INSERT INTO schema_version VALUES (1);
                INSERT INTO record VALUES (7, 'Contact', '003A', 'Åsa', 'Acme', NULL, 1);
                INSERT INTO number VALUES ('+4684650040', 7, 'Phone'), ('+46701', 7, 'MobilePhone');
                INSERT INTO source_cursor VALUES ('Contact', 'here');
                """;
            command.ExecuteNonQuery();
        }

        directory = new(folder.File("directory.db"));
    }

    private static string NumberOf(int n) => string.Create(CultureInfo.InvariantCulture, $"+46{(n * 7919L) % 100_000_007:000000000}");
}
