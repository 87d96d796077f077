using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Storage.Tests.PhoneDirectory;

/// <summary>What every store of the phone directory does. A store runs it by deriving from it.</summary>
public abstract class PhoneDirectoryContract : IAsyncDisposable
{
    protected static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableSortedDictionary<string, string> vip = ImmutableSortedDictionary<string, string>.Empty.Add("OwnerId", "005A").Add("VIP__c", "true");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The directory under test, empty at the start of each test.</summary>
    protected abstract IPhoneDirectory Directory { get; }

    public abstract ValueTask DisposeAsync();

    /// <summary>Closes the directory and opens it again.</summary>
    protected abstract ValueTask ReopenAsync();

    [Fact]
    public async Task All_records_with_a_number_are_found_each_with_the_field_it_stands_in()
    {
        await Directory.PutAsync(
            [
                Record("Contact", "003A", "Åsa Öberg", At, ("+4684650040", "Phone"), ("+46701234567", "MobilePhone")),
                Record("Lead", "00QB", "Erik Lind", At, ("+4684650040", "Phone")),
                Record("Contact", "003C", "Someone Else", At, ("+4684650041", "Phone")),
            ],
            Token);

        var matches = await Directory.FindAsync("+4684650040", Token);

        Assert.Equal(
            [("Åsa Öberg", "Phone"), ("Erik Lind", "Phone")],
            matches.Select(m => (m.Record.Name, m.Field)).OrderByDescending(m => m.Name, StringComparer.Ordinal));
        var asa = matches.Single(m => m.Record.Record.Id == "003A").Record;
        Assert.Equal(("Contact", "Acme, 2 open cases", "001A", At), (asa.Record.ObjectName, asa.Detail, asa.Account, asa.ModifiedAt));
        Assert.Empty(asa.Numbers);
        Assert.Empty(await Directory.FindAsync("+1", Token));
    }

    [Fact]
    public async Task A_number_that_a_record_no_longer_has_is_taken_out()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"), ("+2", "Phone"))], Token);

        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At.AddSeconds(1), ("+2", "MobilePhone"))], Token);

        Assert.Empty(await Directory.FindAsync("+1", Token));
        Assert.Equal("MobilePhone", (await Directory.FindAsync("+2", Token)).Single().Field);
    }

    [Fact]
    public async Task An_older_copy_never_replaces_a_newer_one()
    {
        await Directory.PutAsync([Record("Contact", "003A", "New", At, ("+2", "Phone"))], Token);

        await Directory.PutAsync([Record("Contact", "003A", "Old", At.AddTicks(-1), ("+1", "Phone"))], Token);

        Assert.Empty(await Directory.FindAsync("+1", Token));
        Assert.Equal("New", (await Directory.FindAsync("+2", Token)).Single().Record.Name);
    }

    [Fact]
    public async Task A_record_that_was_taken_out_does_not_come_back_with_an_older_copy()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"))], Token);
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At.AddSeconds(2))], Token);
        Assert.Empty(await Directory.FindAsync("+1", Token));

        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At.AddSeconds(1), ("+1", "Phone"))], Token);

        Assert.Empty(await Directory.FindAsync("+1", Token));
    }

    [Fact]
    public async Task The_cursor_of_each_source_is_kept_over_a_restart()
    {
        Assert.Null(await Directory.ReadCursorAsync("Contact", Token));
        await Directory.WriteCursorAsync("Contact", "2026-11-22", Token);
        await Directory.WriteCursorAsync("Contact", "2026-11-23", Token);
        await Directory.WriteCursorAsync("Lead", "x", Token);

        await ReopenAsync();

        Assert.Equal("2026-11-23", await Directory.ReadCursorAsync("Contact", Token));
        Assert.Equal("x", await Directory.ReadCursorAsync("Lead", Token));
    }

    [Fact]
    public async Task Many_writers_at_once_wait_for_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Directory.PutAsync(
            [Record("Contact", $"003{i}", "Name", At, ($"+{i}", "Phone"), ("+999", "Phone"))], Token).AsTask()));

        Assert.Equal(300, (await Directory.FindAsync("+999", Token)).Count);
    }

    [Fact]
    public async Task Of_many_who_look_up_at_once_each_finds_the_own_number()
    {
        string[] numbers = [.. Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"+46{i}"))];
        await Directory.PutAsync([.. numbers.Select(number => Record("Contact", $"003{number}", number, At, (number, "Phone")))], Token);

        var found = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => Directory.FindAsync(numbers[i % 40], Token).AsTask())));

        Assert.All(found, (matches, i) => Assert.Equal(numbers[i % 40], Assert.Single(matches).Record.Name));
    }

    [Fact]
    public async Task A_cancelled_write_is_not_begun()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"))], cancelled.Token).AsTask());

        Assert.Empty(await Directory.FindAsync("+1", Token));
    }

    [Fact]
    public async Task An_extension_behind_a_number_comes_with_the_match()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At) with { Numbers = [new("+4684650040", "Phone", "204"), new("+46701", "MobilePhone")] }], Token);

        Assert.Equal("204", (await Directory.FindAsync("+4684650040", Token)).Single().Extension);
        Assert.Equal("", (await Directory.FindAsync("+46701", Token)).Single().Extension);
        Assert.Equal("204", (await Directory.GetAsync("003A", Token))!.Numbers.Single(n => n.Field == "Phone").Extension);
    }

    [Fact]
    public async Task A_record_is_found_by_another_key_until_it_loses_it()
    {
        var key = new DirectoryKey("Case.CaseNumber", "00001042-a");
        await Directory.PutAsync([Record("Case", "500A", "00001042", At) with { Keys = [key] }], Token);

        Assert.Equal(("500A", "Case.CaseNumber"), Found(await Directory.FindByKeyAsync(key with { Text = " 00001042-A " }, Token)));
        Assert.Empty(await Directory.FindByKeyAsync(key with { Field = "Account.AccountNumber" }, Token));

        await Directory.PutAsync([Record("Case", "500A", "00001042", At.AddSeconds(1))], Token);
        Assert.Empty(await Directory.FindByKeyAsync(key, Token));
    }

    [Fact]
    public async Task The_facts_that_rules_look_at_come_with_the_match()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone")) with { Facts = vip }], Token);

        Assert.Equal(vip, (await Directory.FindAsync("+1", Token)).Single().Record.Facts);
    }

    [Fact]
    public async Task A_merged_record_is_not_found_and_tells_where_it_went()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone"))], Token);

        await Directory.PutAsync([Record("Contact", "003A", "", At.AddSeconds(1)) with { IsDeleted = true, MergedInto = "003B" }], Token);

        Assert.Empty(await Directory.FindAsync("+1", Token));
        var merged = await Directory.GetAsync("003A", Token);
        Assert.Equal((true, "003B", ""), (merged!.IsDeleted, merged.MergedInto, merged.Name));
        Assert.Null(await Directory.GetAsync("003Z", Token));
    }

    [Fact]
    public async Task The_last_contact_only_moves_forward()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At, ("+1", "Phone")) with { LastContactAt = At }], Token);

        await Directory.NoteContactsAsync([new("003A", At.AddDays(2)), new("003A", At.AddDays(1)), new("003X", At)], Token);
        await Directory.PutAsync([Record("Contact", "003A", "Åsa", At.AddSeconds(1), ("+1", "Phone")) with { LastContactAt = At }], Token);

        Assert.Equal(At.AddDays(2), (await Directory.FindAsync("+1", Token)).Single().Record.LastContactAt);
    }

    [Fact]
    public async Task A_number_that_thousands_share_finds_no_more_than_can_be_looked_at()
    {
        await Directory.PutAsync([.. Enumerable.Range(0, 800).Select(i => Record("Contact", $"003{i}", "Name", At, ("+1", "Phone")))], Token);

        Assert.Equal(IPhoneDirectory.MostMatches, (await Directory.FindAsync("+1", Token)).Count);
    }

    [Fact]
    public async Task The_business_of_a_customer_is_summed_up_by_kind()
    {
        await Directory.PutRelatedAsync(
            [
                Case("500A", "003A", At, isOpen: true), Case("500B", "003A", At.AddDays(1), isOpen: true), Case("500C", "003B", At.AddDays(2), isOpen: true),
                new(new("Opportunity", "006A"), null, "001A", "Trams", "Won", false, At, At),
                new(new("Opportunity", "006B"), null, "001A", "Buses", "Negotiation", true, At.AddDays(3), At),
            ],
            Token);

        var found = await Directory.FindRelatedAsync(["003A", "001A", "003A"], Token);

        Assert.Equal(
            [("001A", "Case", 3, "500C"), ("001A", "Opportunity", 1, "006B"), ("003A", "Case", 2, "500B")],
            found.Select(s => (s.Owner, s.Latest.Record.ObjectName, s.Open, s.Latest.Record.Id)).Order());
        Assert.Equal(["500C", "500B", "500A"], found.Single(s => s is { Owner: "001A", Latest.Record.ObjectName: "Case" }).Newest.Select(r => r.Record.Id));
        Assert.Equal(("Buses", "Negotiation", At.AddDays(3)), found.Where(s => s.Latest.Record.Id == "006B").Select(s => (s.Latest.Title, s.Latest.State, s.Latest.At)).Single());
    }

    [Fact]
    public async Task Of_very_much_business_the_newest_is_told_and_all_of_it_counted()
    {
        await Directory.PutRelatedAsync([.. Enumerable.Range(0, 25).Select(i => Case($"500{i:00}", "003A", At.AddMinutes(i), isOpen: true))], Token);

        var cases = (await Directory.FindRelatedAsync(["003A"], Token)).Single();

        Assert.Equal((25, 20, "50024", "50005"), (cases.Open, cases.Newest.Length, cases.Newest[0].Record.Id, cases.Newest[^1].Record.Id));
    }

    [Fact]
    public async Task Business_that_is_taken_out_does_not_come_back_with_an_older_copy()
    {
        await Directory.PutRelatedAsync([Case("500A", "003A", At, isOpen: true)], Token);
        await Directory.PutRelatedAsync([Case("500A", "003A", At, isOpen: true) with { Contact = null, Account = null, ModifiedAt = At.AddSeconds(2) }], Token);
        await Directory.PutRelatedAsync([Case("500A", "003A", At, isOpen: true) with { ModifiedAt = At.AddSeconds(1) }], Token);

        Assert.Empty(await Directory.FindRelatedAsync(["003A", "001A"], Token));
    }

    [Fact]
    public async Task A_full_load_is_seen_when_it_is_complete_and_replaces_everything()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Old", At, ("+1", "Phone"))], Token);
        await Directory.PutRelatedAsync([Case("500A", "003A", At, isOpen: true)], Token);
        await Directory.WriteCursorAsync("Lead", "before", Token);
        await using (var load = await Directory.BeginLoadAsync(Token))
        {
            await load.PutAsync([.. Enumerable.Range(0, 1_999).Select(i => Record("Contact", $"003{i}", "New", At, ("+2", "Phone"), ($"+9{i}", "Mobile")))], Token);
            await load.PutRelatedAsync([Case("500B", "0031", At, isOpen: true)], Token);
            Assert.Empty(await Directory.FindAsync("+2", Token));
            Assert.Single(await Directory.FindAsync("+1", Token));

            await load.CompleteAsync(new Dictionary<string, string> { ["Contact"] = "here" }, Token);
        }

        Assert.Empty(await Directory.FindAsync("+1", Token));
        Assert.Equal("00377", (await Directory.FindAsync("+977", Token)).Single().Record.Record.Id);
        Assert.Equal("500B", (await Directory.FindRelatedAsync(["003A", "0031"], Token)).Single().Latest.Record.Id);
        await ReopenAsync();
        Assert.Equal(IPhoneDirectory.MostMatches, (await Directory.FindAsync("+2", Token)).Count);
        Assert.Equal(("here", (string?)null), (await Directory.ReadCursorAsync("Contact", Token), await Directory.ReadCursorAsync("Lead", Token)));
    }

    [Fact]
    public async Task What_becomes_known_while_a_load_runs_is_in_the_loaded_directory()
    {
        await using var load = await Directory.BeginLoadAsync(Token);
        await load.PutAsync([Record("Contact", "003A", "As the load saw it", At, ("+1", "Phone"))], Token);
        await Directory.PutAsync([Record("Contact", "003B", "New caller", At, ("+2", "Phone")), Record("Contact", "003A", "Newer", At.AddSeconds(1), ("+3", "Phone"))], Token);

        await load.CompleteAsync(new Dictionary<string, string>(), Token);

        Assert.Equal("New caller", (await Directory.FindAsync("+2", Token)).Single().Record.Name);
        Assert.Equal("Newer", (await Directory.FindAsync("+3", Token)).Single().Record.Name);
        Assert.Empty(await Directory.FindAsync("+1", Token));
    }

    [Fact]
    public async Task Of_a_record_loaded_twice_the_last_copy_counts()
    {
        await using var load = await Directory.BeginLoadAsync(Token);
        await load.PutAsync([Record("Contact", "003A", "First", At, ("+1", "Phone")), Record("Contact", "003B", "Other", At, ("+1", "Phone"))], Token);
        await load.PutAsync([Record("Contact", "003A", "Second", At, ("+2", "Phone"))], Token);

        await load.CompleteAsync(new Dictionary<string, string>(), Token);

        Assert.Equal("Other", (await Directory.FindAsync("+1", Token)).Single().Record.Name);
        Assert.Equal("Second", (await Directory.FindAsync("+2", Token)).Single().Record.Name);
    }

    [Fact]
    public async Task A_load_that_is_given_up_leaves_nothing_and_another_may_begin()
    {
        await Directory.PutAsync([Record("Contact", "003A", "Kept", At, ("+1", "Phone"))], Token);
        await using (var load = await Directory.BeginLoadAsync(Token))
        {
            await load.PutAsync([Record("Contact", "003B", "Given up", At, ("+2", "Phone"))], Token);
            await Assert.ThrowsAsync<InvalidOperationException>(() => Directory.BeginLoadAsync(Token).AsTask());
        }

        await using var next = await Directory.BeginLoadAsync(Token);
        await next.CompleteAsync(new Dictionary<string, string>(), Token);

        Assert.Empty(await Directory.FindAsync("+2", Token));
        Assert.Empty(await Directory.FindAsync("+1", Token));
    }

    protected static DirectoryRecord Record(
        string objectName, string id, string name, DateTimeOffset at, params (string Number, string Field)[] numbers) =>
        new(new(objectName, id), name, "Acme, 2 open cases", "001A", at, [.. numbers.Select(n => new DirectoryNumber(n.Number, n.Field))]);

    private static RelatedRecord Case(string id, string contact, DateTimeOffset at, bool isOpen) =>
        new(new RecordRef("Case", id), contact, "001A", $"{id} Doors", "New", isOpen, at, At);

    private static (string Id, string Field) Found(IReadOnlyList<DirectoryMatch> matches) => (matches.Single().Record.Record.Id, matches.Single().Field);
}
