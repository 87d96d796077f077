using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.LookUp;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;
using Patchbay.Salesforce.Users;
using Patchbay.Testing.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.Matching.LookUp;

public sealed class CustomerStandingTests
{
    private static readonly RecordRef Ada = new("Contact", "003000000000001AAA");
    private static readonly RecordRef Acme = new("Account", "001000000000001AAA");
    private readonly InMemoryPhoneDirectory directory = new();

    [Fact]
    public async Task The_owner_of_the_only_match_is_an_agent()
    {
        var match = await AddAsync(new() { RouteByOwner = true }, ("OwnerId", "005000000000001AAA"));

        Assert.Equal(TestSite.Kim, match.Owner);
    }

    [Fact]
    public async Task Without_the_setting_nobody_owns_a_caller()
    {
        var match = await AddAsync(new(), ("OwnerId", "005000000000001AAA"));

        Assert.Null(match.Owner);
    }

    [Fact]
    public async Task The_tier_of_the_account_counts_for_its_contact()
    {
        await directory.PutAsync([Record(Acme, ("Tier__c", "Gold"))], CancellationToken.None);

        Assert.Equal("Gold", (await AddAsync(new() { TierFields = ["Account.Tier__c"] })).Tier);
    }

    [Fact]
    public async Task A_field_of_the_record_itself_comes_first()
    {
        await directory.PutAsync([Record(Acme, ("Tier__c", "Gold"))], CancellationToken.None);

        var match = await AddAsync(new() { TierFields = ["Account.Tier__c", "Contact.Vip__c"] }, ("Vip__c", "Platinum"));

        Assert.Equal("Platinum", match.Tier);
    }

    [Fact]
    public void The_directory_reads_what_routing_follows()
    {
        var fields = StandingFields.Of(new() { RouteByOwner = true, TierFields = ["Account.Tier__c"] }).ToArray();

        Assert.Contains("Contact.OwnerId", fields);
        Assert.Contains("Account.Tier__c", fields);
        Assert.Empty(StandingFields.Of(new()));
    }

    [Fact]
    public async Task A_record_that_a_call_flow_found_is_weighed_by_what_the_org_said_of_it_and_by_its_account()
    {
        await directory.PutAsync([Record(Acme, ("Tier__c", "Gold"))], CancellationToken.None);
        var found = new CallerMatch(new("Case", "500000000000001AAA"), PersonalText.Of("Case"), PersonalText.Empty, "Case.CaseNumber", Acme.Id);

        var match = await Standing(new() { RouteByOwner = true, TierFields = ["Account.Tier__c"] })
            .AddAsync(found, field => field == "OwnerId" ? "005000000000001AAA" : "", CancellationToken.None);

        Assert.Equal((TestSite.Kim, "Gold"), (match.Owner!.Value, match.Tier));
    }

    private CustomerStanding Standing(SalesforceOptions options) =>
        new(directory, new Owners(), Options.Create(options), TimeProvider.System, NullLogger<CustomerStanding>.Instance);

    private async Task<CallerMatch> AddAsync(SalesforceOptions options, params (string Field, string Value)[] facts)
    {
        var match = new CallerMatch(Ada, PersonalText.Of("Ada"), PersonalText.Empty, "Contact.Phone", Acme.Id);
        return Assert.Single(await Standing(options).AddAsync([match], [new(Record(Ada, facts), "Phone")], CancellationToken.None));
    }

    private static DirectoryRecord Record(RecordRef record, params (string Field, string Value)[] facts) =>
        new(record, "Name", "", null, DateTimeOffset.UnixEpoch, []) { Facts = facts.ToImmutableSortedDictionary(fact => fact.Field, fact => fact.Value) };

    private sealed class Owners : IOwners
    {
        public Task<AgentId?> FindAgentAsync(string user, CancellationToken cancellationToken) =>
            Task.FromResult<AgentId?>(user == "005000000000001AAA" ? TestSite.Kim : null);
    }
}
