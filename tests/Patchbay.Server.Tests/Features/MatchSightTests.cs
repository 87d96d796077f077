using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Sharing;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Features;

public sealed class MatchSightTests : IRecordSharing, ICallSharing
{
    private static readonly AgentId maya = new(Guid.Parse("019ab000-0000-7000-8000-0000000000a1"));
    private static readonly MatchAudience supervisors = new(["supervisor"], []);
    private readonly Dictionary<string, RecordSight> told = [];
    private readonly List<bool> asked = [];
    private readonly MatchSight sight;

    /// <summary>A call that began before another org was taken into use, and what its org says.</summary>
    private readonly (InteractionId Call, ClosedOrg Org) former = (new(Guid.CreateVersion7()), new());

    public MatchSightTests() => sight = new(this);

    [Fact]
    public void A_restricted_record_is_shown_to_those_who_may_see_it_alone()
    {
        sight.Note(maya, "maya", "agent");

        Assert.False(sight.MaySee(maya, supervisors));
        Assert.True(sight.MaySee(maya, new([], ["Maya"])));
        Assert.True(sight.MaySee(maya, null));

        sight.Note(maya, "maya", "admin");
        Assert.True(sight.MaySee(maya, supervisors));
    }

    [Fact]
    public void Of_an_agent_whom_nobody_knows_yet_nothing_restricted_is_shown() => Assert.False(sight.MaySee(maya, supervisors));

    [Fact]
    public void A_record_that_salesforce_closes_to_the_agent_is_neither_offered_nor_opened()
    {
        sight.Note(maya, "maya", "agent");
        told["ada"] = RecordSight.Closed;

        var seen = Seen(Match("ada"), Match("bo"));

        Assert.Equal(["bo"], seen.Matches.Select(m => m.Name.Value));
        Assert.False(sight.MayOpen(maya, default, Match("ada")));
        Assert.Null(Seen(Match("ada")).Record);
    }

    [Fact]
    public void Until_it_is_known_what_the_agent_may_see_the_caller_counts_as_not_looked_up()
    {
        sight.Note(maya, "maya", "agent");
        told["ada"] = RecordSight.Asked;

        Assert.True(Seen(Match("ada"), Match("bo")).Matches.IsDefault);
        Assert.False(sight.MayOpen(maya, default, Match("ada")));

        told["ada"] = RecordSight.Open;
        Assert.Equal(2, Seen(Match("ada"), Match("bo")).Matches.Length);
    }

    [Fact]
    public void Of_a_record_of_which_the_name_alone_may_be_shown_nothing_else_is()
    {
        sight.Note(maya, "maya", "agent");
        told["ada"] = RecordSight.NameOnly;

        var match = Assert.Single(Seen(Match("ada")).Matches);

        Assert.Equal(("ada", false, null), (match.Name.Value, match.Detail.HasText, match.Known));
        Assert.True(sight.MayOpen(maya, default, Match("ada")));
    }

    [Fact]
    public void Of_a_customer_s_account_cases_and_business_what_the_agent_may_not_see_is_left_out()
    {
        sight.Note(maya, "maya", "agent");
        foreach (var closed in new[] { "Nordic Trams AB", "00001004 Display", "Opportunity Trams" }) told[closed] = RecordSight.Closed;

        var match = Assert.Single(Seen(Customer()).Matches);

        var known = match.Known!;
        Assert.Equal(("", 1, "00001002 Doors", "Order 00000100"), (known.Account.Value ?? "", known.OpenCases, known.LatestCase.Value, known.LastBusiness.Value));
        Assert.Equal(("ada", "1 open case", DateTimeOffset.UnixEpoch), (match.Name.Value, match.Line, known.LastContactAt));
        Assert.DoesNotContain(known.Records, one => told.ContainsKey(one.Words.Value!));
    }

    [Theory]
    [InlineData(RecordSight.Asked)]
    [InlineData(RecordSight.NameOnly)]
    [InlineData(RecordSight.Closed)]
    public void Of_what_is_not_known_to_be_open_nothing_is_told_and_the_name_does_not_wait_for_it(RecordSight cases)
    {
        sight.Note(maya, "maya", "agent");
        foreach (var words in new[] { "00001004 Display", "00001002 Doors" }) told[words] = cases;

        var match = Assert.Single(Seen(Customer()).Matches);

        Assert.Equal(("ada", "Nordic Trams AB", 0), (match.Name.Value, match.Line, match.Known!.OpenCases));
    }

    [Fact]
    public void A_visibility_rule_over_cases_hides_those_of_a_contact_whom_the_agent_may_see()
    {
        sight.Note(maya, "maya", "agent");
        var customer = Customer();
        var known = customer.Known!;

        var shown = Assert.Single(Seen(customer with { Known = known with { Records = [.. known.Records.Select(one => one.Kind is KnownKind.OpenCase ? one with { Audience = supervisors } : one)] } }).Matches);

        Assert.Equal(("Nordic Trams AB", 0, ""), (shown.Line, shown.Known!.OpenCases, shown.Known.LatestCase.Value ?? ""));
        sight.Note(maya, "maya", "supervisor");
        Assert.Equal("Nordic Trams AB · 2 open cases", Assert.Single(Seen(customer).Matches).Line);
    }

    [Fact]
    public void What_was_noted_before_the_records_behind_it_were_is_not_told()
    {
        sight.Note(maya, "maya", "agent");

        Assert.Equal(("ada", ""), (Assert.Single(Seen(Match("ada")).Matches).Name.Value, Assert.Single(Seen(Match("ada")).Matches).Line));
    }

    [Fact]
    public void Nothing_is_asked_for_an_agent_without_a_panel_nor_for_everybody_who_sees_a_parked_caller()
    {
        Seen(Match("ada"));
        sight.Note(maya, "maya", "agent");
        sight.SeesParked(maya, new(1, default, PersonalText.Empty, PersonalText.Empty, PersonalText.Empty, default, Match("ada")));

        Assert.NotEmpty(asked);
        Assert.DoesNotContain(true, asked);
    }

    [Fact]
    public void What_salesforce_leaves_open_the_visibility_rules_may_still_close()
    {
        sight.Note(maya, "maya", "agent");

        Assert.Empty(Seen(Match("ada") with { Audience = supervisors }).Matches);
        Assert.Empty(asked);
    }

    [Fact]
    public void Of_a_call_of_the_former_org_that_org_says_what_may_be_seen()
    {
        sight.Note(maya, "maya", "agent");
        var place = new ParkedView(1, former.Call, PersonalText.Empty, PersonalText.Empty, PersonalText.Empty, default, Match("ada"));

        Assert.Empty(sight.Of(maya, Call(Match("ada")) with { Call = former.Call }).Matches);
        Assert.Null(sight.Of(maya, Call(Match("ada")) with { Call = former.Call }).Record);
        Assert.False(sight.MayOpen(maya, former.Call, Match("ada")));
        Assert.Empty(sight.SeenOf(maya, former.Call, [Match("ada")])!.Value);
        Assert.False(sight.SeesParked(maya, place));

        Assert.Empty(asked);
        Assert.True(sight.SeesParked(maya, place with { Call = default }));
    }

    IRecordSharing? ICallSharing.Of(InteractionId call) => call == former.Call ? former.Org : this;

    RecordSight IRecordSharing.Of(AgentId agent, CallerMatch record, bool mayAsk)
    {
        asked.Add(mayAsk);
        return told.GetValueOrDefault(record.Name.Value!, RecordSight.Open);
    }

    private static CallerMatch Customer() => Match("ada") with
    {
        Detail = PersonalText.Empty,
        Known = new(
            PersonalText.Of("Nordic Trams AB"), 2, PersonalText.Of("00001004 Display"), PersonalText.Of("Opportunity Trams"), DateTimeOffset.UnixEpoch,
            [
                Part(KnownKind.Account, "Account", "Nordic Trams AB"), Part(KnownKind.OpenCase, "Case", "00001004 Display"), Part(KnownKind.OpenCase, "Case", "00001002 Doors"),
                Part(KnownKind.Business, "Opportunity", "Opportunity Trams"), Part(KnownKind.Business, "Order", "Order 00000100"),
            ]),
    };

    private static KnownRecord Part(KnownKind kind, string objectName, string words) => new(kind, new(objectName, "001000000000001AAA"), PersonalText.Of(words));

    private static CallerMatch Match(string name) => new(new("Contact", "003000000000001AAA"), PersonalText.Of(name), PersonalText.Of("Nordic Trams AB"), "Contact.Phone")
    {
        Known = new(PersonalText.Of("Nordic Trams AB"), 2, PersonalText.Empty, PersonalText.Empty, null),
    };

    private AgentCallView Seen(params ImmutableArray<CallerMatch> matches) => sight.Of(maya, Call(matches));

    private static AgentCallView Call(params ImmutableArray<CallerMatch> matches) => new(
        new(Guid.CreateVersion7()), CallDirection.Inbound, CallPhase.Offered, PersonalText.Of("+46701740633"), PersonalText.Empty, matches, matches is [var only] ? only : null,
        "Support", default, null, default, default, default, "", default, default, false, null, false, false, false, AgentAudio.Flows, PersonalText.Empty, []);

    private sealed class ClosedOrg : IRecordSharing
    {
        public RecordSight Of(AgentId agent, CallerMatch record, bool mayAsk) => RecordSight.Closed;
    }
}
