using Patchbay.Core.Callbacks;
using Patchbay.Core.Calls;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>Callbacks: one for each number and queue, no more attempts than allowed and none outside the hours, and an end that says what became of it.</content>
internal sealed partial class History
{
    private void AddCallback(CallbackAsked asked)
    {
        var twin = calls.Values.FirstOrDefault(other =>
            other is { Callback: { } known, Phase: not CallPhase.Ended, Answered.Count: 0 } && other.Queue == asked.Queue && known.Number == asked.Number);
        Require(twin is null, () => $"{asked} while {twin!.Id} waits");
        Require(
            calls.TryAdd(asked.Call, new(asked.Call) { Phase = CallPhase.Scheduled, Queue = asked.Queue, Since = asked.Since, Callback = asked }),
            () => $"callback {asked.Call} is asked for twice");
        AskedWithPlan(asked);
        Require(asked.From is not { } from || calls[from].Since is null || calls[from].Since == asked.Since, () => $"{asked} lost the caller's place");
    }

    private void AddCallback(CallEvent e, CallHistory call)
    {
        Require(call.Callback is not null, () => $"{e} of no callback");
        if (e is CallbackDialed dialed)
        {
            Require(call.Phase is CallPhase.Connected && call.Answered.Count == 0, () => $"{e} of one who is {call.Phase}");
            MustBeInHours(call, e.At);
            Require(dialed.Attempt == ++call.Attempts && call.Attempts <= call.Callback!.MostAttempts, () => $"{e} is attempt {call.Attempts}");
            call.Phase = CallPhase.Dialing;
            return;
        }

        var postponed = (CallbackPostponed)e;
        Require(call.Phase is CallPhase.Scheduled or CallPhase.Waiting or CallPhase.Dialing && call.Answered.Count == 0, () => $"{e} of one who is {call.Phase}");
        Require(postponed.Agent == call.Agent, () => $"{e} frees another agent");
        // The customer was not called, or a restart cut it off: it is no attempt of theirs.
        if (postponed.Cause is EndCause.LineOutOfOrder or EndCause.NoTrunk or EndCause.Interrupted) call.Attempts--;
        Require(call.Attempts >= 0, () => $"{e} gives back an attempt that was not made");
        call.WasCutOff = postponed.Cause is { } cause ? cause is EndCause.Interrupted : call.WasCutOff;
        if (call.Phase is not CallPhase.Scheduled) LeavePlan(call, e.At);
        if (call.Agent is { } agent) Free(call, agent, e.At);
        call.Queue = postponed.Queue ?? call.Queue;
        (call.Phase, call.Agent) = (CallPhase.Scheduled, null);
    }

    /// <summary>No callback is offered or dialled outside the hours of its queue.</summary>
    private void MustBeInHours(CallHistory call, DateTimeOffset at)
    {
        if (call.Callback is null || call.Answered.Count > 0) return;
        var rules = SettingsOf(call.Queue!.Value).Callbacks!;
        Require(Opening(rules, at) == at, () => $"callback {call.Id} is offered or dialled at {at:T}, and its hours are {rules.From} to {rules.To}");
    }

    /// <summary>The instant itself within the hours, else when they begin next. Those of a simulation are in UTC.</summary>
    private static DateTimeOffset Opening(CallbackRules rules, DateTimeOffset at)
    {
        if (rules.From == rules.To) return at;
        var day = TimeSpan.FromDays(1);
        var sinceOpening = at.UtcDateTime.TimeOfDay - rules.From;
        var length = rules.To - rules.From;
        if (sinceOpening < TimeSpan.Zero) sinceOpening += day;
        if (length < TimeSpan.Zero) length += day;
        return sinceOpening < length ? at : at + day - sinceOpening;
    }

    /// <summary>Whoever was not reached was tried as often as allowed, or the time was over, or nobody wanted it any more.</summary>
    private void EndCallback(CallHistory call, CallEnded ended)
    {
        if (call.Callback is not { } asked || call.Answered.Count > 0) return;
        var wasTried = call.Attempts == asked.MostAttempts && ended.Cause is not EndCause.Interrupted;
        var rules = SettingsOf(call.Queue!.Value).Callbacks!;
        var next = Opening(rules, ended.At + (ended.Cause is EndCause.Interrupted && !call.WasCutOff ? TimeSpan.FromSeconds(1) : rules.Pause));
        var isLate = ended.Cause is EndCause.CallbackExpired || next >= asked.ExpireAt;
        Require(wasTried || isLate || ended.Cause is EndCause.CallbackCancelled, () => $"callback {call.Id} ends with {ended.Cause} after {call.Attempts} attempts");
    }
}
