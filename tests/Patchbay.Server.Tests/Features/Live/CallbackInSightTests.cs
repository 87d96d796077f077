using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Features.Live;

namespace Patchbay.Server.Tests.Features.Live;

public sealed class CallbackInSightTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly InteractionId Call = new(new Guid("0195a000-0000-7000-8000-0000000000aa"));
    private static readonly QueueId Queue = new(new Guid("0195a000-0000-7000-8000-0000000000bb"));
    private static readonly AgentId Anna = new(new Guid("0195a000-0000-7000-8000-0000000000cc"));
    private static readonly CallbackAsked Asked = new(
        Nine, Call, Queue, PersonalText.Of("+46701740633"), PersonalText.Empty, Nine.AddMinutes(-5), 3, Nine.AddHours(24), CallbackSource.Flow);

    private static CallQueued Queued(DateTimeOffset at) => new(at, Call, Queue, Asked.Since, false, Asked.ExpireAt);

    private static CallInSight After(params ReadOnlySpan<ExchangeEvent> events)
    {
        var call = new CallInSight(CallRecordFold.Add(null, Asked)!);
        foreach (var e in events) call = call.With(e);
        return call;
    }

    private static LiveCallDetail Tell(CallInSight call) => new CallStory(new(), new("kim", "supervisor"), Nine.AddHours(1)).Tell(call);

    [Fact]
    public void One_that_is_asked_for_outside_the_hours_is_not_due_and_waits_since_it_was_asked_for()
    {
        var detail = Tell(After(new CallbackPostponed(Nine, Call, Nine.AddHours(14))));

        Assert.Equal((LiveCallPhase.NotDue, Asked.Since, Nine.AddHours(14), 0), (detail.Call.Phase, detail.Call.Since, detail.Call.Callback!.DueAt, detail.Call.Callback.Attempts));
        Assert.Null(detail.Wait);
        Assert.Null(detail.Call.AgentId);
    }

    [Fact]
    public void One_in_its_pause_is_not_due_and_tells_how_often_the_customer_was_dialled()
    {
        var detail = Tell(After(
            Queued(Nine),
            new OfferMade(Nine, new(Call, 1), Anna, Queue, Nine.AddSeconds(20), new(OfferReason.LongestIdle, TimeSpan.Zero, TimeSpan.Zero, 1)),
            new OfferAccepted(Nine, new(Call, 1), Anna, new(Call, 1), Nine.AddSeconds(30)),
            new CallbackDialed(Nine, Call, new(Call, 2), 1, Nine.AddMinutes(1), Nine.AddHours(12)),
            new CallbackPostponed(Nine.AddSeconds(4), Call, Nine.AddMinutes(10), EndCause.Busy, Anna)));

        Assert.Equal((LiveCallPhase.NotDue, Asked.Since), (detail.Call.Phase, detail.Call.Since));
        Assert.Equal(new(Nine.AddMinutes(10), Asked.ExpireAt, 1, 3), detail.Call.Callback);
        Assert.Null(detail.Call.AgentId);
    }

    [Fact]
    public void One_that_is_due_again_waits_like_a_caller_from_its_old_place()
    {
        var call = LivePicture.Of(After(new CallbackPostponed(Nine, Call, Nine.AddHours(1)), Queued(Nine.AddHours(1))), new("kim", "supervisor"));

        Assert.Equal((LiveCallPhase.Waiting, Asked.Since, null), (call.Phase, call.Since, call.Callback!.DueAt));
    }

    [Fact]
    public void One_that_is_not_due_does_not_stand_before_a_caller()
    {
        var site = new LiveSite();
        var caller = new InteractionId(new Guid("0195a000-0000-7000-8000-0000000000ab"));
        ExchangeEvent[] events =
        [
            Asked, new CallbackPostponed(Nine, Call, Nine.AddHours(14)),
            new CallArrived(Nine, caller, new(caller, 1), PersonalText.Empty, PersonalText.Empty, "100", PersonalText.Empty, Nine.AddHours(12)),
            new CallQueued(Nine, caller, Queue, Nine, false, Nine.AddHours(1)),
        ];
        site.React(new Committed([.. events.Select((e, i) => new JournalEntry(i + 1, e))], [], [], []));

        var wait = new CallStory(site, new("kim", "supervisor"), Nine).Tell(site.Find(caller)!).Wait!;

        Assert.Equal(0, wait.Ahead);
    }

    [Theory]
    [InlineData(CallPhase.Scheduled, LiveCallPhase.NotDue)]
    [InlineData(CallPhase.Waiting, LiveCallPhase.Waiting)]
    public void A_restart_does_not_hide_a_callback(CallPhase phase, LiveCallPhase shown)
    {
        var site = new LiveSite();
        var state = new CallbackState(Nine, 3, Asked.ExpireAt, CallbackSource.Flow, null) { Attempts = 1, DueAt = phase is CallPhase.Scheduled ? Nine.AddHours(1) : null };
        var view = new CallbackView(Call, Queue, Asked.Number, PersonalText.Of("Kim"), phase, Asked.Since, state);

        site.React(new Committed([], [], [], []) { Callbacks = [view] });

        var call = LivePicture.Of(Assert.Single(site.Calls), new("kim", "supervisor"));
        Assert.Equal((shown, Asked.Since, "Kim", 1, state.DueAt), (call.Phase, call.Since, call.Customer, call.Callback!.Attempts, call.Callback.DueAt));
    }
}
