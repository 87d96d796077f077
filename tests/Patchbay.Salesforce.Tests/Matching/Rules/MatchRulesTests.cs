using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching.Rules;
using Patchbay.Salesforce.PhoneDirectory;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Matching.Rules;

public sealed class MatchRulesTests
{
    private const string Number = "+46701740633";

    private readonly MatchRules standard = new(StandardRules.Value);

    [Fact]
    public void A_person_comes_before_a_company_and_an_own_number_before_a_shared_one()
    {
        DirectoryMatch[] found =
        [
            Found(Entries.Of("Account", "001A", "Nordic Trams AB", null), "Phone"),
            Found(Entries.Of("Lead", "00QA", "Lea Dahl", null), "Phone"),
            Found(Entries.Contact("003B", "Bo Ek"), "Phone"),
            Found(Entries.Contact("003A", "Ada Lindqvist"), "MobilePhone"),
        ];

        Assert.Equal(["Contact.MobilePhone", "Contact.Phone", "Lead.Phone", "Account.Phone"], Rank(standard, found).Select(m => m.Rule));
    }

    [Fact]
    public void A_record_that_matches_twice_is_named_once_by_its_best_rule()
    {
        var ada = Entries.Contact("003A", "Ada Lindqvist");

        var match = Assert.Single(Rank(standard, [Found(ada, "OtherPhone"), Found(ada, "MobilePhone")]));

        Assert.Equal("Contact.MobilePhone", match.Rule);
    }

    [Fact]
    public void A_person_account_is_one_match_although_it_is_two_records()
    {
        DirectoryMatch[] found =
        [
            Found(Entries.Of("Contact", "003A", "Ada Lindqvist", "001A"), "MobilePhone"),
            Found(Entries.Of("Account", "001A", "Ada Lindqvist", null) with { Facts = Facts(("PersonContactId", "003A")) }, "PersonMobilePhone"),
        ];

        var match = Assert.Single(Rank(standard, found));
        Assert.Equal(("Account.PersonMobilePhone", "003A"), (match.Rule, match.Contact));
    }

    [Fact]
    public void A_contact_and_its_company_on_one_number_are_two_matches()
    {
        DirectoryMatch[] found =
        [
            Found(Entries.Of("Contact", "003A", "Ada Lindqvist", "001A"), "Phone"), Found(Entries.Of("Account", "001A", "Nordic Trams AB", null), "Phone"),
        ];

        Assert.Equal(2, Rank(standard, found).Length);
    }

    [Fact]
    public void The_order_is_a_setting()
    {
        var rules = new MatchRules(StandardRules.Ordered(["Account.*", "Lead.Phone"]));
        DirectoryMatch[] found =
        [
            Found(Entries.Contact("003A", "Ada"), "MobilePhone"), Found(Entries.Of("Lead", "00QA", "Lea", null), "Phone"),
            Found(Entries.Of("Account", "001A", "Trams", null), "Phone"),
        ];

        Assert.Equal(["Account", "Lead", "Contact"], Rank(rules, found).Select(m => m.Record.ObjectName));
    }

    [Fact]
    public void A_switchboard_gives_no_more_matches_than_a_person_can_choose_from()
    {
        var found = Enumerable.Range(0, 500).Select(i => Found(Entries.Contact($"003{i:D3}", $"Person {i:D3}"), "Phone")).ToArray();

        Assert.Equal(MatchRules.MostMatches, Rank(standard, found).Length);
    }

    [Fact]
    public void A_case_that_is_its_contacts_is_not_a_second_match()
    {
        var ofAda = Entries.Of("Case", "500A", "00001042", "001A") with { Facts = Facts(("ContactId", "003A")) };
        var ofNobody = Entries.Of("Case", "500B", "00001043", null);

        var matches = Rank(standard, [Found(ofAda, "SuppliedPhone"), Found(ofNobody, "SuppliedPhone"), Found(Entries.Contact("003A", "Ada"), "MobilePhone")]);

        Assert.Equal(["003A", "500B"], matches.Select(m => m.Record.Id));
    }

    [Fact]
    public void Every_match_says_how_sure_it_is()
    {
        var behindSwitchboard = Found(Entries.Contact("003C", "Cia"), "MobilePhone") with { Extension = "204" };

        var matches = Rank(standard, [Found(Entries.Contact("003A", "Ada"), "MobilePhone"), Found(Entries.Contact("003B", "Bo"), "Phone"), behindSwitchboard]);

        Assert.Equal(
            [("003A", MatchSureness.Certain), ("003B", MatchSureness.Likely), ("003C", MatchSureness.Possible)],
            matches.Select(m => (m.Record.Id, m.Sureness!.Value)).Order());
    }

    [Fact]
    public void A_rule_may_ask_for_values_and_may_be_the_last()
    {
        var rules = new MatchRules(new()
        {
            Search =
            [
                new() { Find = "Contact.*", Where = Where(("RecordTypeId", ["012A", "012B"])), Last = true, Sure = MatchSureness.Certain }, new() { Find = "*.*" },
            ],
        });
        var customer = Found(Entries.Contact("003A", "Ada") with { Facts = Facts(("RecordTypeId", "012b")) }, "Phone");
        DirectoryMatch[] others = [Found(Entries.Contact("003B", "Bo"), "Phone"), Found(Entries.Of("Lead", "00QA", "Lea", null), "Phone")];

        Assert.Equal(["003A"], Rank(rules, [customer, .. others]).Select(m => m.Record.Id));
        Assert.Equal(["003B", "00QA"], Rank(rules, others).Select(m => m.Record.Id));
    }

    [Fact]
    public void Why_a_record_was_left_out_is_told()
    {
        var rules = new MatchRules(new() { Search = [new() { Find = "Contact.MobilePhone", Last = true }, new() { Find = "Contact.Phone" }] });
        var ada = Entries.Contact("003A", "Ada");

        var answer = rules.Answer(CallKind.Inbound, [Found(ada, "MobilePhone"), Found(ada, "Phone"), Found(Entries.Of("Lead", "00QA", "Lea", null), "Phone")]);

        Assert.Equal(
            [("Contact.MobilePhone", "003A", true, null), ("", "003A", false, "Contact.MobilePhone found somebody and is the last rule then"), ("", "00QA", false, "Contact.MobilePhone found somebody and is the last rule then")],
            answer.Trace.SelectMany(t => t.Found.Select(f => (t.Find, f.Record.Id, f.Kept, f.WhyNot))));
    }

    [Fact]
    public void A_colleague_is_found_by_rules_for_internal_calls_alone()
    {
        var colleague = Found(Entries.Of("User", "005A", "Sam Berg", null), "User.Extension");

        Assert.Equal(CallKind.Internal, MatchRules.KindOf(CallDirection.Inbound, "204", [colleague]));
        Assert.Equal("User.Extension", Assert.Single(standard.Answer(CallKind.Internal, [colleague]).Matches).Rule);
        Assert.Empty(standard.Answer(CallKind.Inbound, [colleague]).Matches);
        Assert.Equal(CallKind.Inbound, MatchRules.KindOf(CallDirection.Inbound, Number, [colleague, Found(Entries.Contact("003A", "Ada"), "Phone")]));
    }

    [Fact]
    public void Who_may_see_a_record_goes_with_the_match()
    {
        var rules = new MatchRules(StandardRules.Value with
        {
            Visibility = [new() { ObjectName = "Contact", Where = Where(("VIP__c", ["true"])), Roles = ["supervisor"], Agents = ["maya"] }],
        });

        var matches = Rank(rules, [Found(Entries.Contact("003A", "Vip") with { Facts = Facts(("VIP__c", "true")) }, "Phone"), Found(Entries.Contact("003B", "Bo"), "Phone")]);

        var audience = matches.Single(m => m.Record.Id == "003A").Audience!;
        Assert.Equal(("supervisor", "maya"), (Assert.Single(audience.Roles), Assert.Single(audience.Agents)));
        Assert.True(audience.Includes("Maya", "agent") && audience.Includes("bo", "admin") && !audience.Includes("bo", "agent"));
        Assert.Null(matches.Single(m => m.Record.Id == "003B").Audience);
    }

    [Fact]
    public void A_record_is_hidden_while_the_directory_cannot_tell_yet_whether_it_is_to_be()
    {
        var held = new HeldFields();
        var rules = new MatchRules(StandardRules.Value with { Visibility = [new() { ObjectName = "Contact", Where = Where(("VIP__c", ["true"])), Agents = ["maya"] }] }, held);
        DirectoryMatch[] found = [Found(Entries.Contact("003B", "Bo"), "Phone"), Found(Entries.Of("Lead", "00QA", "Lo", null), "Phone")];

        held.Note("Contact(Id,OwnerId);Lead(Id)");
        var before = Rank(rules, found);
        held.Note("Contact(Id,OwnerId,VIP__c|VIP__c);Lead(Id)", new([], [], ["Contact.VIP__c"]));
        var after = Rank(rules, found);

        Assert.Equal("maya", Assert.Single(before.Single(m => m.Record.Id == "003B").Audience!.Agents));
        Assert.Null(before.Single(m => m.Record.Id == "00QA").Audience);
        Assert.All(after, match => Assert.Null(match.Audience));
    }

    [Fact]
    public void A_field_is_the_same_in_any_letter_case()
    {
        var held = new HeldFields();
        held.Note("Contact(Id,LeadSource|LeadSource)", new([], [], ["Contact.leadsource", "contact.LeadSource"]));
        var rules = new MatchRules(StandardRules.Value with
        {
            Visibility =
            [
                new() { ObjectName = "Contact", Where = Where(("LeadSource", ["Web"])), Agents = ["maya"] },
                new() { ObjectName = "contact", Where = Where(("leadsource", ["Partner Referral"])), Agents = ["sam"] },
            ],
        }, held);

        var matches = Rank(rules,
        [
            Found(Entries.Contact("003A", "Ada") with { Facts = Facts(("LeadSource", "Partner Referral")) }, "Phone"),
            Found(Entries.Contact("003B", "Bo") with { Facts = Facts(("leadsource", "Web")) }, "Phone"),
        ]);

        Assert.Equal("sam", Assert.Single(matches.Single(m => m.Record.Id == "003A").Audience!.Agents));
        Assert.Equal("maya", Assert.Single(matches.Single(m => m.Record.Id == "003B").Audience!.Agents));
    }

    [Fact]
    public void A_field_that_the_directory_reads_anyway_hides_before_it_is_kept_for_the_rule()
    {
        var held = new HeldFields();
        held.Note("Contact(Id,Name,AccountId)");
        var rules = new MatchRules(StandardRules.Value with { Visibility = [new() { ObjectName = "Contact", Where = Where(("Name", ["Ada"])), Agents = ["maya"] }] }, held);
        DirectoryMatch[] found = [Found(Entries.Contact("003A", "Ada"), "Phone")];

        Assert.NotNull(Assert.Single(Rank(rules, found)).Audience);
        held.Note("Contact(Id,Name,AccountId|Name)", new([], [], ["Contact.Name"]));

        Assert.NotNull(Assert.Single(Rank(rules, [Found(Entries.Contact("003A", "Ada") with { Facts = Facts(("Name", "Ada")) }, "Phone")])).Audience);
        Assert.Null(Assert.Single(Rank(rules, [Found(Entries.Contact("003B", "Bo") with { Facts = Facts(("Name", "Bo")) }, "Phone")])).Audience);
    }

    [Theory]
    [InlineData("5", "5.0", true)]
    [InlineData("1000000", "1.0E6", true)]
    [InlineData("false", "False", true)]
    [InlineData("5", "50", false)]
    [InlineData("0", "", false)]
    public void A_number_fits_however_the_org_writes_it(string asked, string fact, bool fits)
    {
        var rules = new MatchRules(StandardRules.Value with { Visibility = [new() { ObjectName = "Contact", Where = Where(("Level__c", [asked])), Agents = ["maya"] }] }, null);

        var match = Assert.Single(Rank(rules, [Found(Entries.Contact("003A", "Ada") with { Facts = Facts(("Level__c", fact)) }, "Phone")]));

        Assert.Equal(fits, match.Audience is not null);
    }

    [Fact]
    public void A_record_stays_hidden_when_the_field_that_decides_was_not_read()
    {
        var held = new HeldFields();
        var rules = new MatchRules(StandardRules.Value with { Visibility = [new() { ObjectName = "Contact", Where = Where(("VIP__c", ["true"])), Agents = ["maya"] }] }, held);

        // Wanted, but closed to our user since: it was not among what was read.
        held.Note("Contact(Id,OwnerId)", new([], [], ["Contact.VIP__c"]));

        Assert.NotNull(Assert.Single(Rank(rules, [Found(Entries.Contact("003B", "Bo"), "Phone")])).Audience);
    }

    private static ImmutableArray<CallerMatch> Rank(MatchRules rules, DirectoryMatch[] found) => rules.Answer(CallKind.Inbound, found).Matches;

    private static ImmutableSortedDictionary<string, string> Facts(params (string Field, string Value)[] facts) => facts.ToImmutableSortedDictionary(f => f.Field, f => f.Value);

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Where(params (string Field, string[] Values)[] where) =>
        where.ToImmutableSortedDictionary(w => w.Field, w => w.Values.ToImmutableArray());

    private static DirectoryMatch Found(DirectoryRecord record, string field) => new(record with { Numbers = [new(Number, field)] }, field);
}
