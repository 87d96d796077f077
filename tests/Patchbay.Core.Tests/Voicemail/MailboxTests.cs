using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Tests.Flows;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Tests.Voicemail;

public sealed class MailboxTests
{
    private static readonly PersonalText Anna = PersonalText.Of("Anna");
    private readonly FlowSite flow = new(new HangUpStep("none", FlowPrompt.Nothing, false));

    private Site Site => flow.Site;

    private MessageId Leave(Mailbox box)
    {
        flow.Publish(new VoicemailStep("message", FlowPrompt.Nothing, box, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(6), "#", null));
        flow.Arrive();
        flow.Press("#");
        var message = new MessageId(flow.Call, 1);
        Site.Do(new ReportMessageFinished(message, TimeSpan.FromSeconds(3), "00", true));
        return message;
    }

    [Fact]
    public void Agents_of_the_queue_may_mark_its_messages_and_others_may_not()
    {
        var anna = Site.AddReadyAgent("Anna", flow.Support);
        var bo = Site.AddReadyAgent("Bo", Site.AddQueue("Sales"));
        var message = Leave(new(flow.Support));

        Assert.Equal("message.notYours", Site.Refuses(new MarkMessage(message, bo, PersonalText.Of("Bo"), true)));
        Site.Do(new MarkMessage(message, anna, Anna, true));

        Assert.Equal((Site.Now, Anna), (Site.State.Messages[message].HeardAt, Site.State.Messages[message].HeardBy));
        Assert.Empty(Site.Do(new MarkMessage(message, anna, Anna, true)));
    }

    [Fact]
    public void A_message_for_one_agent_is_for_that_one_alone()
    {
        var anna = Site.AddReadyAgent("Anna", flow.Support);
        var bo = Site.AddReadyAgent("Bo", flow.Support);

        var message = Leave(new(null, anna));

        Assert.Equal("message.notYours", Site.Refuses(new DeleteMessage(message, bo, PersonalText.Of("Bo"))));
        Site.Do(new DeleteMessage(message, anna, Anna));
        Assert.Null(Site.Last.Messages.Single().Message);
        Assert.Equal("message.gone", Site.Refuses(new MarkMessage(message, anna, Anna, true)));
    }

    [Fact]
    public void A_message_that_is_moved_waits_anew()
    {
        var anna = Site.AddReadyAgent("Anna", flow.Support);
        var message = Leave(new(flow.Support));
        Site.Do(new MarkMessage(message, anna, Anna, true));

        Site.Do(new MoveMessage(message, null, Anna, new(null, anna)));

        Assert.Equal((new Mailbox(null, anna), null), (Site.State.Messages[message].Box, Site.State.Messages[message].HeardAt));
        Assert.Equal("message.box", Site.Refuses(new MoveMessage(message, null, Anna, new(null, new(Site.NextId())))));
    }

    [Fact]
    public void A_message_is_deleted_by_itself_after_thirty_days()
    {
        var message = Leave(new(flow.Support));

        Site.Wait(TimeSpan.FromDays(29));
        Assert.True(Site.State.Messages.ContainsKey(message));
        Site.Wait(TimeSpan.FromDays(1));

        Assert.Empty(Site.State.Messages);
        Assert.Empty(Site.TimersOf(message.Call.Value));
    }

    [Fact]
    public void A_flow_that_names_an_agent_who_does_not_exist_is_refused()
    {
        var step = new VoicemailStep(
            "message", FlowPrompt.Nothing, new(null, new(Site.NextId())), TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(6), "#", null);

        Assert.Equal("flow.bad", Site.Refuses(flow.Version([step])));
    }
}
