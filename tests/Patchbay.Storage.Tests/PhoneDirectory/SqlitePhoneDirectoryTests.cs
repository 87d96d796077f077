using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Storage.PhoneDirectory;
using Patchbay.Storage.Tests.Shared;

namespace Patchbay.Storage.Tests.PhoneDirectory;

public sealed class SqlitePhoneDirectoryTests : IAsyncDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private readonly TempFolder folder = new();
    private SqlitePhoneDirectory directory;

    public SqlitePhoneDirectoryTests() => directory = new(folder.File("directory.db"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await directory.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task All_records_with_a_number_are_found_each_with_the_field_it_stands_in()
    {
        await directory.PutAsync(
            [
                Record("Contact", "003A", "Åsa Öberg", At, ("+4684650040", "Phone"), ("+46701234567", "MobilePhone")),
                Record("Lead", "00QB", "Erik Lind", At, ("+4684650040", "Phone")),
                Record("Contact", "003C", "Someone Else", At, ("+4684650041", "Phone")),
            ],
            Token);

        var matches = await directory.FindAsync("+4684650040", Token);

        Assert.Equal(
            [("Åsa Öberg", "Phone"), ("Erik Lind", "Phone")],
            matches.Select(m => (m.Record.Name, m.Field)).OrderByDescending(m => m.Name, StringComparer.Ordinal));
        var asa = matches.Single(m => m.Record.Record.Id == "003A").Record;
        Assert.Equal(("Contact", "Acme, 2 open cases", "001A", At), (asa.Record.ObjectName, asa.Detail, asa.Account, asa.ModifiedAt));
        Assert.Empty(asa.Numbers);
        Assert.Empty(await directory.FindAsync("+1", Token));
    }

    [Fact]
    public async Task A_number_that_a_record_no_longer_has_is_taken_out()
    {
        await directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"), ("+2", "Phone"))], Token);

        await directory.PutAsync([Record("Contact", "003A", "Åsa", At.AddSeconds(1), ("+2", "MobilePhone"))], Token);

        Assert.Empty(await directory.FindAsync("+1", Token));
        Assert.Equal("MobilePhone", (await directory.FindAsync("+2", Token)).Single().Field);
    }

    [Fact]
    public async Task An_older_copy_never_replaces_a_newer_one()
    {
        await directory.PutAsync([Record("Contact", "003A", "New", At, ("+2", "Phone"))], Token);

        await directory.PutAsync([Record("Contact", "003A", "Old", At.AddTicks(-1), ("+1", "Phone"))], Token);

        Assert.Empty(await directory.FindAsync("+1", Token));
        Assert.Equal("New", (await directory.FindAsync("+2", Token)).Single().Record.Name);
    }

    [Fact]
    public async Task A_record_that_was_taken_out_does_not_come_back_with_an_older_copy()
    {
        await directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"))], Token);
        await directory.PutAsync([Record("Contact", "003A", "Åsa", At.AddSeconds(2))], Token);
        Assert.Empty(await directory.FindAsync("+1", Token));

        await directory.PutAsync([Record("Contact", "003A", "Åsa", At.AddSeconds(1), ("+1", "Phone"))], Token);

        Assert.Empty(await directory.FindAsync("+1", Token));
    }

    [Fact]
    public async Task The_cursor_of_each_source_is_kept_over_a_restart()
    {
        Assert.Null(await directory.ReadCursorAsync("Contact", Token));
        await directory.WriteCursorAsync("Contact", "2026-11-22", Token);
        await directory.WriteCursorAsync("Contact", "2026-11-23", Token);
        await directory.WriteCursorAsync("Lead", "x", Token);

        await directory.DisposeAsync();
        directory = new(folder.File("directory.db"));

        Assert.Equal("2026-11-23", await directory.ReadCursorAsync("Contact", Token));
        Assert.Equal("x", await directory.ReadCursorAsync("Lead", Token));
    }

    [Fact]
    public async Task Many_writers_at_once_wait_for_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => directory.PutAsync(
            [Record("Contact", $"003{i}", "Name", At, ($"+{i}", "Phone"), ("+999", "Phone"))], Token).AsTask()));

        Assert.Equal(300, (await directory.FindAsync("+999", Token)).Count);
    }

    [Fact]
    public async Task A_cancelled_write_is_not_begun()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"))], cancelled.Token).AsTask());

        Assert.Empty(await directory.FindAsync("+1", Token));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void The_file_is_for_its_owner_only() =>
        Assert.All(Directory.GetFiles(folder.Path), path => Assert.Equal(FileModes.OwnerOnly, FileModes.Of(path)));

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

    private static string NumberOf(int n) => string.Create(CultureInfo.InvariantCulture, $"+46{(n * 7919L) % 100_000_007:000000000}");

    private static DirectoryRecord Record(
        string objectName, string id, string name, DateTimeOffset at, params (string Number, string Field)[] numbers) =>
        new(new(objectName, id), name, "Acme, 2 open cases", "001A", at, [.. numbers.Select(n => new DirectoryNumber(n.Number, n.Field))]);
}
