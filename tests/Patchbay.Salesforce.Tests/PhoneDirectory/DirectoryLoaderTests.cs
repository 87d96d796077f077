using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.SignIn;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Testing.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.PhoneDirectory;

public sealed class DirectoryLoaderTests : IDisposable
{
    private const int Many = 21_000;

    private readonly LargeOrg org = new();
    private readonly HttpClient http;
    private readonly InMemoryPhoneDirectory directory = new();
    private readonly ManualTime time = new();
    private readonly Wishes wishes = new();
    private readonly HeldFields held = new();
    private readonly DirectoryReader reader;
    private readonly DirectoryLoader loader;

    public DirectoryLoaderTests()
    {
        http = new(org);
        var options = Options.Create(new SalesforceOptions { Enabled = true, LoginUrl = new("https://acme.example"), ClientId = "a", ClientSecret = "b", DefaultCountry = "SE" });
        var (budget, watch, tokens) = (new ApiBudget(options, time), new OrgWatch(time), new TokenSource(new(http, options, time), time));
        var client = new SalesforceClient(http, tokens, budget, watch, options, time);
        var soql = new Soql(client);
        var objects = new PhoneObjects(client, wishes, budget, time);
        var contacts = new LastContacts(soql, directory, time);
        var bulk = new BulkQuery(client, new(http, tokens, budget, watch, options), TimeProvider.System, NullLogger<BulkQuery>.Instance);
        reader = new(soql, objects, contacts, directory, budget, options, time);
        loader = new(soql, bulk, objects, contacts, directory, held, budget, options, time, NullLogger<DirectoryLoader>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_large_org_is_read_through_a_bulk_query_in_a_few_calls()
    {
        Fill(Many);
        org.RowsOfPage = 7_000;

        Assert.True(await loader.LoadIfDueAsync(Token));

        Assert.Equal(Many, directory.Records.Count);
        Assert.Equal("Name 20999", (await directory.FindAsync("+46700020999", Token)).Single().Record.Name);
        Assert.Equal(3, org.Requests.Count(r => r.Contains("/results", StringComparison.Ordinal)));
        Assert.Contains("DELETE jobs/query/750A", org.Requests);
        Assert.False(await loader.LoadIfDueAsync(Token));
    }

    [Fact]
    public async Task An_org_that_takes_no_jobs_is_read_page_by_page()
    {
        Fill(Many);
        org.TakesJobs = false;

        await loader.LoadIfDueAsync(Token);

        Assert.Equal(Many, directory.Records.Count);
    }

    [Fact]
    public async Task A_small_org_needs_no_job()
    {
        Fill(30);

        await loader.LoadIfDueAsync(Token);

        Assert.Equal(30, directory.Records.Count);
        Assert.DoesNotContain(org.Requests, r => r.Contains("jobs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_that_break_off_are_read_again_and_no_record_is_lost_or_doubled()
    {
        Fill(Many);
        (org.RowsOfPage, org.BrokenPages) = (10_000, 2);

        await loader.LoadIfDueAsync(Token);

        Assert.Equal(Many, directory.Records.Count);
        Assert.Single(await directory.FindAsync("+46700000007", Token));
    }

    [Fact]
    public async Task A_load_that_fails_leaves_the_directory_as_it_was()
    {
        Fill(Many);
        await loader.LoadIfDueAsync(Token);
        org.BrokenPages = 50;
        wishes.Wanted = new(["Contact.VIP__c"], [], []);

        await Assert.ThrowsAnyAsync<Exception>(() => loader.LoadIfDueAsync(Token));

        Assert.Equal((Many, 1), (directory.Records.Count, directory.Loads));
    }

    [Fact]
    public async Task A_field_that_is_wanted_newly_is_read_in_all_records()
    {
        org.Add(1, "Ada", more: [("VIP__c", "070-174 06 44")]);
        await loader.LoadIfDueAsync(Token);
        Assert.Empty(await directory.FindAsync("+46701740644", Token));

        wishes.Wanted = new(["Contact.VIP__c"], ["Contact.Name"], ["Contact.OwnerId"]);
        await loader.LoadIfDueAsync(Token);

        Assert.Equal("VIP__c", (await directory.FindAsync("+46701740644", Token)).Single().Field);
        Assert.Single(await directory.FindByKeyAsync(new("Contact.Name", "ada"), Token));
        Assert.Equal(2, directory.Loads);
    }

    [Fact]
    public async Task A_field_that_a_rule_writes_in_other_letters_is_read_under_the_name_that_the_org_gives_it()
    {
        org.Add(1, "Ada", more: [("OwnerId", "005A"), ("VIP__c", "070-174 06 44")]);
        wishes.Wanted = new(["contact.vip__C"], [], ["Contact.ownerid", "contact.OWNERID"]);

        await loader.LoadIfDueAsync(Token);

        var found = Assert.Single(await directory.FindAsync("+46701740644", Token));
        Assert.Equal(("VIP__c", "005A"), (found.Field, found.Record.Facts["OwnerId"]));
        Assert.True(held.Holds("Contact", "OwnerId"));
    }

    [Fact]
    public async Task A_field_that_is_read_anyway_is_kept_for_rules_once_one_asks_for_it()
    {
        org.Add(1, "Ada", more: [("Phone", "070-174 06 44")]);
        await loader.LoadIfDueAsync(Token);
        Assert.False(held.Holds("Contact", "Name"));

        wishes.Wanted = new([], [], ["Contact.Name", "Contact.Id"]);
        await loader.LoadIfDueAsync(Token);

        var facts = Assert.Single(directory.Records).Facts;
        Assert.Equal(("Ada", LargeOrg.IdOf(1)), (facts["Name"], facts["Id"]));
        Assert.True(held.Holds("Contact", "Name"));
        Assert.Equal(2, directory.Loads);
    }

    [Fact]
    public async Task After_a_load_only_changes_are_read_and_deleted_and_merged_records_go()
    {
        Fill(3);
        await loader.LoadIfDueAsync(Token);

        org.Add(0, "Deleted", "2026-11-22T08:00:00.000Z", ("IsDeleted", "true"));
        org.Add(1, "Merged", "2026-11-22T08:00:01.000Z", ("IsDeleted", "true"), ("MasterRecordId", LargeOrg.IdOf(2)));
        await reader.ReadChangesAsync(Token);

        Assert.Equal("Name 2", Assert.Single(directory.Records).Name);
        Assert.Equal(LargeOrg.IdOf(2), (await directory.GetAsync(LargeOrg.IdOf(1), Token))!.MergedInto);
        Assert.Equal((true, null), ((await directory.GetAsync(LargeOrg.IdOf(0), Token))!.IsDeleted, (await directory.GetAsync(LargeOrg.IdOf(0), Token))!.MergedInto));
    }

    [Fact]
    public async Task After_an_absence_longer_than_the_recycle_bin_remembers_everything_is_read_again()
    {
        Fill(3);
        await loader.LoadIfDueAsync(Token);
        time.Advance(TimeSpan.FromDays(14));

        Assert.True(await loader.LoadIfDueAsync(Token));
    }

    [Fact]
    public async Task Records_that_the_org_tells_of_are_read_at_once()
    {
        Fill(3);
        await loader.LoadIfDueAsync(Token);
        org.Add(1, "Renamed", "2026-11-22T08:00:01.000Z", ("MobilePhone", "070-174 06 55"));

        await reader.ReadAsync(new("Contact", [LargeOrg.IdOf(1)]), Token);

        Assert.Equal("Renamed", (await directory.FindAsync("+46701740655", Token)).Single().Record.Name);
    }

    private void Fill(int contacts)
    {
        for (var i = 0; i < contacts; i++) org.Add(i, $"Name {i}", more: [("MobilePhone", $"0700 0{i:D5}"), ("LastActivityDate", "2026-11-01")]);
    }

    private sealed class Wishes : IWantedFields
    {
        public WantedFields Wanted { get; set; } = new([], [], []);
    }
}
