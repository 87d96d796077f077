using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Core.Tests.Flows;

namespace Patchbay.Core.Tests.Callbacks;

public sealed class CallbackFlowTests
{
    private readonly FlowSite flow = new(new HangUpStep("none", FlowPrompt.Nothing, false));

    private FlowSite Wait(string number = "{caller}")
    {
        flow.Publish(
            new QueueStep("wait", flow.Support, null, null, null, [], [new("1", "back")]),
            new CallbackStep("back", flow.Support, number, "bye", "sorry"),
            new HangUpStep("bye", FlowSite.Words("We call you back."), false),
            new HangUpStep("sorry", FlowSite.Words("We have no number."), false));
        return flow.Arrive();
    }

    private CallState Callback => flow.Site.State.Calls.Values.Single(call => call.Callback is not null);

    [Fact]
    public void A_key_in_the_queue_leads_to_a_callback_that_keeps_the_place()
    {
        Wait();
        var place = flow.State.Place.Since;
        flow.Site.Wait(100);

        flow.Press("1");

        Assert.Equal("We call you back.", flow.Hears());
        Assert.Equal((CallPhase.Waiting, place), (Callback.Phase, Callback.Place.Since));
        Assert.Equal("+46701234567", Callback.Number.Value);
        Assert.True(flow.Site.Record(flow.Call).PromisesCallback);
        var asks = flow.Site.Record(flow.Call).Segments[^1];
        Assert.Equal((SegmentKind.Flow, "asked to be called back", flow.Support), (asks.Kind, asks.Cause, asks.Queue));
        Assert.Equal("key 1", flow.Site.Record(flow.Call).Segments.Last(s => s.Kind is SegmentKind.Queue).Cause);
    }

    [Fact]
    public void The_callback_stands_where_its_caller_stood()
    {
        Wait();
        flow.Site.Wait(60);
        var later = flow.Site.Arrive("Support");
        flow.Press("1");

        var anna = flow.Site.AddReadyAgent("Anna", flow.Support);

        Assert.Equal(anna, flow.Site.OfferedTo(Callback.Id));
        Assert.Null(flow.Site.OfferedTo(later));
    }

    [Fact]
    public void Another_key_is_only_noted()
    {
        Wait();

        flow.Press("7");

        Assert.Equal(CallPhase.Waiting, flow.State.Phase);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("112")]
    [InlineData("+46112")]
    [InlineData("0112")]
    [InlineData("*21*0701740633#")]
    public void A_caller_whose_number_cannot_be_dialled_or_is_that_of_emergency_services_goes_another_way(string number)
    {
        Wait(number);

        flow.Press("1");

        Assert.Equal("We have no number.", flow.Hears());
        Assert.DoesNotContain(flow.Site.State.Calls.Values, call => call.Callback is not null);
    }

    [Fact]
    public void A_caller_who_asks_twice_has_one_callback()
    {
        Wait();
        flow.Press("1");
        flow.Arrive();

        flow.Press("1");

        Assert.Equal("We call you back.", flow.Hears());
        Assert.Single(flow.Site.History.OfType<CallbackAsked>());
        Assert.True(flow.Site.Record(flow.Call).PromisesCallback);
    }

    [Fact]
    public void A_customer_who_is_called_back_and_asks_for_a_callback_again_gets_one_of_its_own()
    {
        Wait();
        flow.Press("1");
        var first = Callback.Id;
        flow.PromptEnds();
        var anna = flow.Site.AddReadyAgent("Anna", flow.Support);
        flow.Site.Accept(anna);
        flow.Site.Do(new ReportLegAnswered(flow.Site.Call(first).CustomerLeg.Id, PersonalText.Of("tags")));

        flow.Site.Do(new TransferCall(first, anna, new(null, Flow: FlowSite.Name, Step: "back")));

        var asked = flow.Site.History.OfType<CallbackAsked>().Select(e => e.Call).ToList();
        Assert.Equal(2, asked.Count);
        Assert.Equal(3, asked.Append(flow.Call).Distinct().Count());
    }
}
