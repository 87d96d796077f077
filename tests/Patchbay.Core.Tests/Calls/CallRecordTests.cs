using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Testing.Records;

namespace Patchbay.Core.Tests.Calls;

public sealed class CallRecordTests
{
    private readonly Site site = new();
    private readonly AgentId anna;

    public CallRecordTests() => anna = site.AddReadyAgent("Anna", site.AddQueue());

    [Fact]
    public void A_record_tells_the_whole_call_in_segments_without_a_gap()
    {
        var call = site.Arrive();
        site.Wait(3);
        site.Accept(anna);
        site.Do(new ReportAgentAudio(new(call, 2), true));
        site.Wait(10);
        site.Do(new HoldCall(call, anna));
        site.Wait(5);
        site.Do(new RetrieveCall(call, anna));
        site.Wait(10);
        site.CustomerGoes(call);
        site.Wait(7);
        site.Do(new FinishWrapUp(call, anna, "Resolved", PersonalText.Empty));

        var record = site.Record(call);

        Assert.Equal("Queue 4, Talk 10, Hold 5, Talk 10", Tell(record, ParticipantKind.Customer));
        Assert.Equal("Alerting 4, Talk 10, Hold 5, Talk 10, WrapUp 7", Tell(record, ParticipantKind.Agent));
        Assert.Equal((TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(4)), (record.Handled, record.Waited));
        Assert.Null(SegmentChecks.Find(record));
    }

    [Fact]
    public void A_record_tells_each_agent_who_was_asked_and_how_it_ended()
    {
        var call = site.Arrive();
        site.Wait(19);
        site.Do(new ChoosePresence(anna, Presence.Available));
        site.Do(new DeclineOffer(site.OfferOf(anna), anna));
        site.CustomerGoes(call);

        var asked = site.Record(call).Segments.Where(s => s.Kind is SegmentKind.Alerting).Select(s => s.Cause);

        Assert.Equal([nameof(OfferOutcome.Expired), nameof(OfferOutcome.Declined)], asked);
    }

    [Fact]
    public void A_record_tells_that_the_call_came_back_from_an_agent()
    {
        var call = site.Connect(anna);
        site.Wait(10);
        site.Do(new ReportAgentAudio(new(call, 2), false));
        site.Wait(15);
        site.Wait(8);
        site.CustomerGoes(call);

        var record = site.Record(call);

        Assert.Equal("Queue 1, Talk 10, Hold 15, Queue 8", Tell(record, ParticipantKind.Customer));
        Assert.Equal("Alerting 1, Talk 25", Tell(record, ParticipantKind.Agent));
        Assert.Null(SegmentChecks.Find(record));
    }

    [Fact]
    public void A_dialled_party_who_never_answered_did_not_talk()
    {
        var call = site.Dial(anna);
        var agentLeg = new LegId(call, 1);
        site.Do(new ReportAgentAudio(agentLeg, true));
        site.Wait(5);
        site.Do(new ReportAgentAudio(agentLeg, false));
        site.Wait(5);
        site.Do(new ReportAgentAudio(agentLeg, true));
        site.Wait(5);
        site.CustomerGoes(call, EndCause.Busy);

        Assert.Equal("Alerting 15", Tell(site.Record(call), ParticipantKind.Customer));
    }

    [Fact]
    public void A_forwarded_call_is_told_for_both_parties()
    {
        site.Do(new Core.Queues.ConfigureEntryPoint(new("300", null, "sip:door@example.com")));
        var call = site.Arrive("300");
        site.Wait(4);
        site.Do(new ReportLegAnswered(new(call, 2), PersonalText.Of("tags")));
        site.Wait(10);
        site.CustomerGoes(call);

        Assert.Equal("Alerting 5, Talk 10", Tell(site.Record(call), ParticipantKind.Customer));
        Assert.Equal("Alerting 5, Talk 10", Tell(site.Record(call), ParticipantKind.External));
    }

    [Fact]
    public void A_record_knows_its_recording_and_the_quality_of_its_legs()
    {
        var call = site.Connect(anna);
        var quality = new LegQuality(500, 1, 2.5, 40);
        site.Do(new ReportLegEnded(new(call, 1), EndCause.CustomerHungUp, quality));
        site.Do(new ReportRecordingFinished(call, TimeSpan.FromSeconds(10), 2, "ab"));

        var record = site.Record(call);

        Assert.Equal((TimeSpan.FromSeconds(10), 2), (record.RecordingLength, record.RecordingChannels));
        Assert.Equal([quality], record.Quality);
    }

    [Fact]
    public void The_quality_of_an_agents_leg_reaches_the_record_of_a_call_that_is_closed()
    {
        var call = site.Connect(anna);
        var quality = new LegQuality(500, 1, 2.5, 40, 3, 4.5);
        site.CustomerGoes(call);
        site.TelephonyFinishes(call);
        site.Do(new FinishWrapUp(call, anna, "Resolved", PersonalText.Empty));
        Assert.True(site.IsClosed(call));

        Assert.IsType<LegMeasured>(Assert.Single(site.Do(new ReportLegQuality(new(call, 2), quality))));

        Assert.Equal([quality], site.Record(call).Quality);
    }

    [Fact]
    public void The_quality_of_an_agent_who_went_away_is_kept_while_the_next_one_talks()
    {
        var call = site.Connect(anna);
        site.Do(new ReportAgentAudio(new(call, 2), false));
        site.Wait(15);

        Assert.IsType<LegMeasured>(Assert.Single(site.Do(new ReportLegQuality(new(call, 2), new(500, 1, 2.5, 40)))));

        Assert.Equal(500, Assert.Single(site.Record(call).Quality).PacketsReceived);
        Assert.True(site.Call(call).IsLive);
    }

    [Fact]
    public void The_quality_of_a_leg_that_still_talks_is_not_taken()
    {
        var call = site.Connect(anna);

        Assert.Empty(site.Do(new ReportLegQuality(new(call, 2), new(500, 1, 2.5, 40))));
        Assert.Empty(site.Do(new ReportLegQuality(new(call, 1), new(500, 1, 2.5, 40))));
    }

    [Fact]
    public void A_failed_recording_has_no_length()
    {
        var call = site.Connect(anna);
        site.CustomerGoes(call);
        site.Do(new ReportRecordingFinished(call, TimeSpan.Zero, 0, ""));

        Assert.Null(site.Record(call).RecordingLength);
    }

    [Fact]
    public void Events_that_do_not_begin_with_a_call_give_no_record() =>
        Assert.Null(CallRecordFold.Fold([new HoldReminded(site.Now, default, site.Now)]));

    private static string Tell(CallRecord record, ParticipantKind who) => string.Join(
        ", ", from s in record.Segments where s.Participant == who select FormattableString.Invariant($"{s.Kind} {(s.To!.Value - s.From).TotalSeconds}"));
}
