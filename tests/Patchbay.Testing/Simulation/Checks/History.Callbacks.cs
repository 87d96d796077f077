using Patchbay.Core.Calls;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>Callbacks: one for each number and queue, no more attempts than allowed, and an end that says what became of it.</content>
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
        Require(asked.From is not { } from || calls[from].Since is null || calls[from].Since == asked.Since, () => $"{asked} lost the caller's place");
    }

    private void AddCallback(CallEvent e, CallHistory call)
    {
        Require(call.Callback is not null, () => $"{e} of no callback");
        if (e is CallbackDialed dialed)
        {
            Require(call.Phase is CallPhase.Connected && call.Answered.Count == 0, () => $"{e} of one who is {call.Phase}");
            Require(dialed.Attempt == ++call.Attempts && call.Attempts <= call.Callback!.MostAttempts, () => $"{e} is attempt {call.Attempts}");
            call.Phase = CallPhase.Dialing;
            return;
        }

        var postponed = (CallbackPostponed)e;
        Require(call.Phase is CallPhase.Scheduled or CallPhase.Dialing && call.Answered.Count == 0, () => $"{e} of one who is {call.Phase}");
        Require(postponed.Agent == call.Agent, () => $"{e} frees another agent");
        if (call.Agent is { } agent) Free(call, agent, e.At);
        call.Queue = postponed.Queue ?? call.Queue;
        (call.Phase, call.Agent) = (CallPhase.Scheduled, null);
    }

    /// <summary>Whoever was not reached was tried as often as allowed, or the time was over, or nobody wanted it any more.</summary>
    private static void EndCallback(CallHistory call, CallEnded ended)
    {
        if (call.Callback is not { } asked || call.Answered.Count > 0) return;
        var wasTried = call.Attempts == asked.MostAttempts;
        var isLate = ended.Cause is EndCause.CallbackExpired || ended.At + TimeSpan.FromSeconds(25) >= asked.ExpireAt;
        Require(wasTried || isLate || ended.Cause is EndCause.CallbackCancelled, () => $"callback {call.Id} ends with {ended.Cause} after {call.Attempts} attempts");
    }
}
