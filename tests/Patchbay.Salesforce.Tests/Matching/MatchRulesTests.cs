using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Matching;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.Matching;

public sealed class MatchRulesTests
{
    private const string Number = "+46701740633";

    private readonly MatchRules standard = new([]);

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

        Assert.Equal(["Contact.MobilePhone", "Contact.Phone", "Lead.Phone", "Account.Phone"], standard.Rank(found).Select(m => m.Rule));
    }

    [Fact]
    public void A_record_that_matches_twice_is_named_once_by_its_best_rule()
    {
        var ada = Entries.Contact("003A", "Ada Lindqvist");

        var match = Assert.Single(standard.Rank([Found(ada, "OtherPhone"), Found(ada, "MobilePhone")]));

        Assert.Equal("Contact.MobilePhone", match.Rule);
    }

    [Fact]
    public void A_person_account_is_one_match_although_it_is_two_records()
    {
        DirectoryMatch[] found =
        [
            Found(Entries.Of("Contact", "003A", "Ada Lindqvist", "001A"), "MobilePhone"),
            Found(Entries.Of("Account", "001A", "Ada Lindqvist", null), "PersonMobilePhone"),
        ];

        Assert.Equal("Account.PersonMobilePhone", Assert.Single(standard.Rank(found)).Rule);
    }

    [Fact]
    public void A_contact_and_its_company_on_one_number_are_two_matches()
    {
        DirectoryMatch[] found =
        [
            Found(Entries.Of("Contact", "003A", "Ada Lindqvist", "001A"), "Phone"), Found(Entries.Of("Account", "001A", "Nordic Trams AB", null), "Phone"),
        ];

        Assert.Equal(2, standard.Rank(found).Length);
    }

    [Fact]
    public void The_order_is_a_setting()
    {
        var rules = new MatchRules(["Account.*", "Lead.Phone"]);
        DirectoryMatch[] found =
        [
            Found(Entries.Contact("003A", "Ada"), "MobilePhone"), Found(Entries.Of("Lead", "00QA", "Lea", null), "Phone"),
            Found(Entries.Of("Account", "001A", "Trams", null), "Phone"),
        ];

        Assert.Equal(["Account", "Lead", "Contact"], rules.Rank(found).Select(m => m.Record.ObjectName));
    }

    [Fact]
    public void A_switchboard_gives_no_more_matches_than_a_person_can_choose_from()
    {
        var found = Enumerable.Range(0, 500).Select(i => Found(Entries.Contact($"003{i:D3}", $"Person {i:D3}"), "Phone")).ToArray();

        Assert.Equal(MatchRules.MostMatches, standard.Rank(found).Length);
    }

    private static DirectoryMatch Found(DirectoryRecord record, string field) => new(record with { Numbers = [new(Number, field)] }, field);
}
