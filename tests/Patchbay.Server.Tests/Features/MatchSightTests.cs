using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Sharing;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Tests.Features;

public sealed class MatchSightTests : IRecordSharing
{
    private static readonly AgentId maya = new(Guid.Parse("019ab000-0000-7000-8000-0000000000a1"));
    private static readonly MatchAudience supervisors = new(["supervisor"], []);
    private readonly Dictionary<string, RecordSight> told = [];
    private readonly List<bool> asked = [];
    private readonly MatchSight sight;

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
        Assert.False(sight.MayOpen(maya, Match("ada")));
        Assert.Null(Seen(Match("ada")).Record);
    }

    [Fact]
    public void Until_it_is_known_what_the_agent_may_see_the_caller_counts_as_not_looked_up()
    {
        sight.Note(maya, "maya", "agent");
        told["ada"] = RecordSight.Asked;

        Assert.True(Seen(Match("ada"), Match("bo")).Matches.IsDefault);
        Assert.False(sight.MayOpen(maya, Match("ada")));

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
        Assert.True(sight.MayOpen(maya, Match("ada")));
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

    RecordSight IRecordSharing.Of(AgentId agent, CallerMatch record, bool mayAsk)
    {
        asked.Add(mayAsk);
        return told.GetValueOrDefault(record.Name.Value!, RecordSight.Open);
    }

    private static CallerMatch Match(string name) => new(new("Contact", "003000000000001AAA"), PersonalText.Of(name), PersonalText.Of("Nordic Trams AB"), "Contact.Phone")
    {
        Known = new(PersonalText.Of("Nordic Trams AB"), 2, PersonalText.Empty, PersonalText.Empty, null),
    };

    private AgentCallView Seen(params ImmutableArray<CallerMatch> matches) => sight.Of(maya, new(
        new(Guid.CreateVersion7()), CallDirection.Inbound, CallPhase.Offered, PersonalText.Of("+46701740633"), PersonalText.Empty, matches, matches is [var only] ? only : null,
        "Support", default, null, default, default, default, "", default, default, false, null, false, false, false, AgentAudio.Flows, PersonalText.Empty, []));
}
