using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.CallLog;

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
        var stage = CallStage.None;
        foreach (var e in events) stage = Next(stage, e);
        return stage;
    }

    private static CallStage Next(CallStage stage, ExchangeEvent e) => e switch
    {
        OfferMade or CallDialed or CallForwarded => AtLeast(stage, CallStage.Ringing),
        OfferAccepted or LegAnswered => AtLeast(stage, CallStage.Answered),
        CallEnded or WrapUpEnded => CallStage.Complete,
        // It comes in one transaction with the end, so nobody sees the stage in between.
        WrapUpStarted => CallStage.Ended,
        _ => stage,
    };

    private static CallStage AtLeast(CallStage stage, CallStage least) => stage > least ? stage : least;
}
