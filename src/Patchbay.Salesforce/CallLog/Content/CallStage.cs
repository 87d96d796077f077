using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>How far a call has come, as far as its record cares. Each stage includes those before it.</summary>
internal enum CallStage
{
    /// <summary>Nobody was rung yet.</summary>
    None,

    /// <summary>An agent or a dialled party rings.</summary>
    Ringing,

    /// <summary>Someone answered.</summary>
    Answered,

    /// <summary>It is over for the people in it.</summary>
    Ended,

    /// <summary>It is over, and so is the after-call work.</summary>
    Complete,
}

/// <summary>Reads the stage of a call from its events.</summary>
internal static class CallStages
{
    /// <summary>The stage after some events.</summary>
    /// <param name="events">The first events of one call, in order.</param>
    internal static CallStage Of(IReadOnlyList<ExchangeEvent> events)
    {
        var (stage, isOver, wrapUps) = (CallStage.None, false, 0);
        foreach (var e in events)
        {
            // Who passed a call on wraps up while it goes on; only the last of all wrap-ups completes it.
            wrapUps += e switch { WrapUpStarted => 1, WrapUpEnded => -1, _ => 0 };
            isOver |= e is CallEnded;
            stage = isOver ? AtEnd(wrapUps) : Next(stage, e);
        }

        return stage;
    }

    private static CallStage AtEnd(int wrapUps) => wrapUps > 0 ? CallStage.Ended : CallStage.Complete;

    private static CallStage Next(CallStage stage, ExchangeEvent e) => e switch
    {
        OfferMade or CallDialed or CallForwarded => AtLeast(stage, CallStage.Ringing),
        OfferAccepted or LegAnswered => AtLeast(stage, CallStage.Answered),
        _ => stage,
    };

    private static CallStage AtLeast(CallStage stage, CallStage least) => stage > least ? stage : least;
}
