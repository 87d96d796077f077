using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Queues;

public sealed class WaitAnnouncementTests
{
    private static readonly WaitAnnouncements Rules = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(45));
    private readonly Site site = new();

    [Fact]
    public void A_waiting_caller_is_told_the_position_after_a_while_and_again()
    {
        AddQueue(Rules);
        site.Arrive();
        var call = site.Arrive();

        site.Wait(20);
        Assert.Equal("You are number two in the queue.", Said(call));
        site.Wait(45);

        Assert.Equal([1, 2], Told(call).Select(told => told.Turn));
    }

    [Fact]
    public void Music_goes_on_after_an_announcement()
    {
        AddQueue(Rules);
        var call = site.Arrive();

        site.Wait(20);

        Assert.Equal((HearKind.Announcement, "music"), (Hears(call).Kind, Hears(call).Loop));
    }

    [Fact]
    public void The_first_in_the_queue_is_told_to_be_next()
    {
        AddQueue(Rules);
        var call = site.Arrive();

        site.Wait(20);

        Assert.Equal("You are next.", Said(call));
    }

    [Fact]
    public void The_wait_is_told_in_whole_minutes_by_the_pace_of_the_queue()
    {
        var queue = AddQueue(Rules);
        var anna = site.AddReadyAgent("Anna", queue);
        site.Connect(anna);
        site.State.Queues[queue].Pace = TimeSpan.FromSeconds(50);
        site.Arrive();
        var call = site.Arrive();

        site.Wait(20);

        Assert.Equal("You are number two in the queue. The wait is about two minutes.", Said(call));
    }

    [Fact]
    public void Nothing_is_said_over_the_ring_or_the_answer()
    {
        var queue = AddQueue(Rules, ring: 60);
        var anna = site.AddReadyAgent("Anna", queue);
        var call = site.Arrive();
        site.Wait(50);
        site.Accept(anna);
        site.Do(new ReportAgentAudio(site.Call(call).AgentLeg!.Id, true));
        site.Wait(100);

        Assert.Empty(Told(call));
        Assert.Equal(HearKind.Leg, Hears(call).Kind);
    }

    [Fact]
    public void What_was_due_while_it_rang_is_said_when_nobody_answered()
    {
        var queue = AddQueue(Rules, ring: 30);
        site.AddReadyAgent("Anna", queue);
        var call = site.Arrive();

        site.Wait(30);

        Assert.Single(Told(call));
    }

    [Fact]
    public void An_announcement_goes_on_when_it_begins_to_ring()
    {
        var queue = AddQueue(Rules);
        var call = site.Arrive();
        site.Wait(20);
        var before = Hears(call);

        site.AddReadyAgent("Anna", queue);

        Assert.Equal(before, Hears(call));
    }

    [Fact]
    public void Own_texts_and_recordings_are_said_in_turn_after_the_figures()
    {
        AddQueue(Rules with { Position = false, Wait = false, Texts = ["comfort", "Noch {position} vor Ihnen."], Language = "de" });
        var call = site.Arrive();

        site.Wait(20);
        Assert.Equal("comfort", Assert.Single(Hears(call).Says!.Parts).Recording);
        site.Wait(45);

        Assert.Equal("Noch eins vor Ihnen.", Said(call));
    }

    [Fact]
    public void A_sentence_of_a_text_with_a_wait_that_nobody_knows_is_left_out()
    {
        AddQueue(Rules with { Position = false, Wait = false, Texts = ["It takes {wait}. Please hold."] });
        var call = site.Arrive();

        site.Wait(20);

        Assert.Equal("Please hold.", Said(call));
    }

    [Fact]
    public void The_greeting_is_not_played_again_after_an_announcement()
    {
        var second = site.AddQueue("Second");
        site.AddQueue(change: s => s with { Announcements = Rules, Plan = [new(TimeSpan.FromSeconds(30), MoveTo: second)] });
        var call = site.Arrive();

        site.Wait(30);

        Assert.Equal(Hearing.Prompts(null, "music"), Hears(call));
    }

    [Fact]
    public void Nothing_is_left_of_the_timer_when_the_caller_goes()
    {
        AddQueue(Rules);
        var call = site.Arrive();
        site.Wait(20);

        site.CustomerGoes(call);

        Assert.Equal(0, site.State.Timers.Count);
    }

    [Fact]
    public void A_queue_that_tells_nothing_any_more_lets_its_callers_listen_to_music()
    {
        var queue = AddQueue(Rules);
        var call = site.Arrive();
        site.Do(new ConfigureQueue(queue, QueueSettings.Standard("Service")));

        site.Wait(200);

        Assert.Empty(Told(call));
        Assert.DoesNotContain(TimerKind.WaitAnnouncement, site.TimersOf(call.Value));
    }

    [Fact]
    public void Announcements_without_a_pause_are_refused() =>
        Assert.Equal("settings.bad", site.Refuses(new ConfigureQueue(
            new(site.NextId()), QueueSettings.Standard("Odd") with { Announcements = Rules with { Every = TimeSpan.FromSeconds(1) } })));

    [Fact]
    public void Announcements_in_a_language_without_a_prompt_set_are_refused() =>
        Assert.Equal("settings.bad", site.Refuses(new ConfigureQueue(
            new(site.NextId()), QueueSettings.Standard("Odd") with { Announcements = Rules with { Language = "xx" } })));

    private QueueId AddQueue(WaitAnnouncements rules, int ring = 20) =>
        site.AddQueue(change: s => s with { Announcements = rules, RingTimeout = TimeSpan.FromSeconds(ring) });

    private IEnumerable<WaitTold> Told(InteractionId call) => site.EventsOf(call).OfType<WaitAnnounced>().Select(e => e.Told).OfType<WaitTold>();

    private Hearing Hears(InteractionId call) => site.PlanOf(call, site.Call(call).CustomerLeg.Id).Hears;

    private string Said(InteractionId call) => string.Join(" ", Hears(call).Says!.Parts.Select(part => part.Text));
}
