using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Tests.Flows;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Tests.Voicemail;

public sealed class VoicemailTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    private static VoicemailStep Step(Mailbox box, string? next = null) =>
        new("message", FlowSite.Words("Leave a message."), box, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(6), "#", next);

    private static FlowSite AtTone(string? next = null, params FlowStep[] more)
    {
        var site = new FlowSite(new HangUpStep("none", FlowPrompt.Nothing, false));
        site.Publish([Step(new(site.Support), next), .. more]);
        site.Arrive();
        site.PromptEnds();
        return site;
    }

    private static MessageId Message(FlowSite site) => new(site.Call, 1);

    private static void FileCompletes(FlowSite site, bool hasVoice = true) =>
        site.Site.Do(new ReportMessageFinished(Message(site), Length, "00", hasVoice));

    [Fact]
    public void After_the_greeting_a_tone_sounds_and_the_caller_is_recorded()
    {
        var site = AtTone();

        var plan = site.Site.Last.Plans.Single();
        Assert.Equal(Hearing.Prompts("tone", null), plan.Legs.Single().Hears);
        Assert.Equal(new MessagePlan(Message(site), site.State.CustomerLeg.Id, TimeSpan.FromSeconds(6), false), plan.Messages.Single());
    }

    [Fact]
    public void A_key_ends_the_greeting_and_is_no_part_of_the_message()
    {
        var site = new FlowSite(new HangUpStep("none", FlowPrompt.Nothing, false));
        site.Publish(Step(new(site.Support)));
        site.Arrive();

        site.Press("1");

        Assert.Equal(FlowWait.Message, site.Run.Waits);
        Assert.True(site.Site.Last.Plans.Single().Legs.Single().Hears is { Kind: HearKind.Prompt, Once: "tone" });
    }

    [Fact]
    public void The_hash_key_ends_the_message_and_then_the_call()
    {
        var site = AtTone();

        site.Press("#");

        Assert.Equal(EndCause.FlowHungUp, site.State.EndCause);
        Assert.True(site.Site.Last.Plans.Single().Messages.Single().Ends);
        FileCompletes(site);
        Assert.Equal(Length, site.Site.State.Messages[Message(site)].Length);
    }

    [Fact]
    public void Other_keys_are_no_end_of_a_message()
    {
        var site = AtTone();

        site.Press("19*");

        Assert.Equal(FlowWait.Message, site.Run.Waits);
    }

    [Fact]
    public void Silence_ends_a_message()
    {
        var site = AtTone();

        var events = site.Site.Do(new ReportMessageQuiet(Message(site)));

        Assert.Equal(MessageStop.Silence, events.OfType<MessageStopped>().Single().Why);
        Assert.Empty(site.Site.Do(new ReportMessageQuiet(Message(site))));
    }

    [Fact]
    public void A_message_ends_when_it_is_as_long_as_one_may_be()
    {
        var site = AtTone();

        site.Site.Wait(TimeSpan.FromMinutes(2));

        Assert.Equal(MessageStop.Longest, site.Site.History.OfType<MessageStopped>().Single().Why);
        Assert.Equal(EndCause.FlowHungUp, site.State.EndCause);
    }

    [Fact]
    public void Hanging_up_after_the_tone_leaves_the_message_and_is_no_abandoned_call()
    {
        var site = AtTone();
        site.Site.Wait(12);

        site.Site.CustomerGoes(site.Call);
        FileCompletes(site);

        var left = site.Site.History.OfType<MessageLeft>().Single();
        Assert.Equal(("+46701234567", "Kim"), (left.Number.Value, left.CallerName.Value));
        Assert.Equal(EndCause.CustomerHungUp, site.Site.Record(site.Call).Cause);
        Assert.True(site.Site.IsClosed(site.Call));
    }

    [Fact]
    public void Hanging_up_in_the_greeting_is_an_abandoned_call()
    {
        var site = new FlowSite(new HangUpStep("none", FlowPrompt.Nothing, false));
        site.Publish(Step(new(site.Support)));
        site.Arrive();

        site.Site.CustomerGoes(site.Call);

        Assert.Equal(EndCause.Abandoned, site.Site.Record(site.Call).Cause);
        Assert.Empty(site.Site.State.Messages);
    }

    [Fact]
    public void Nothing_said_is_no_message()
    {
        var site = AtTone();
        site.Site.CustomerGoes(site.Call);

        FileCompletes(site, hasVoice: false);

        Assert.False(site.Site.History.OfType<MessageDropped>().Single().IsFailure);
        Assert.Empty(site.Site.State.Messages);
        Assert.True(site.Site.IsClosed(site.Call));
    }

    [Fact]
    public void The_flow_goes_on_after_the_message_when_it_says_how()
    {
        var site = AtTone("thanks", new HangUpStep("thanks", FlowSite.Words("Thank you."), false));

        site.Press("#");

        Assert.Equal("Thank you.", site.Hears());
        FileCompletes(site);
        Assert.Single(site.Site.State.Messages);
    }

    [Fact]
    public void A_call_is_not_closed_before_its_message_is_complete()
    {
        var site = AtTone();
        site.Site.CustomerGoes(site.Call);

        site.Site.Wait(site.Site.State.Settings.ClosingLimit);

        Assert.False(site.Site.IsClosed(site.Call));
        FileCompletes(site);
        Assert.True(site.Site.IsClosed(site.Call));
    }

    [Fact]
    public void A_message_that_a_restart_cut_off_is_kept()
    {
        var site = AtTone();
        site.Site.Wait(8);

        site.Site.Do(new RecoverSite());
        Assert.True(site.Site.Last.Plans.Single(plan => plan.Call == site.Call).Messages.Single().Ends);
        FileCompletes(site);

        Assert.Single(site.Site.State.Messages);
    }

    [Fact]
    public void A_message_whose_file_never_comes_is_given_up_in_the_end()
    {
        var site = AtTone();
        site.Site.CustomerGoes(site.Call);

        site.Site.Wait(TimeSpan.FromHours(3));

        Assert.True(site.Site.History.OfType<MessageDropped>().Single().IsFailure);
        Assert.True(site.Site.IsClosed(site.Call));
    }

    [Fact]
    public void The_call_record_tells_when_the_caller_left_a_message()
    {
        var site = AtTone();
        site.Site.Wait(9);
        site.Press("#");
        FileCompletes(site);

        var record = site.Site.Record(site.Call);

        Assert.Equal([SegmentKind.Flow, SegmentKind.Message, SegmentKind.Flow], record.Segments.Select(segment => segment.Kind));
        Assert.Equal(Message(site), record.Messages.Single().Id);
    }
}
