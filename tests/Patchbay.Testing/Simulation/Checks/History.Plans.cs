using Patchbay.Core.Calls;
using Patchbay.Core.Queues;

namespace Patchbay.Testing.Simulation.Checks;

/// <content>
/// Routing plans: each begins where the caller enters its queue, and goes on where it had come for a callback of the same queue, and for one
/// whom a supervisor moves within it. The time out of the queue does not count.
/// </content>
internal sealed partial class History
{
    private void EnterPlan(CallQueued queued, CallHistory call)
    {
        var isMoved = queued.By is not null && call.Waits && call.Queue == queued.Queue;
        var plan = isMoved ? PlanOf(call, queued.At) : call is { Callback: not null, Answered.Count: 0 } && call.LeftPlan?.Queue == queued.Queue ? call.LeftPlan : null;
        var (steps, since) = (plan?.Step ?? 0, queued.At - (plan?.Waited ?? TimeSpan.Zero));
        Require((queued.Plan?.Step ?? 0) == steps, () => $"{queued} lost the plan, in which {steps} steps were taken");
        var all = SettingsOf(queued.Queue).Steps;
        Require(queued.StepAt == (steps < all.Length ? Later(since + all[steps].After, queued.At) : null), () => $"{queued} takes its next step at the wrong time");
        (call.Steps, call.PlanSince, call.LeftPlan, call.AlsoQueues) = (steps, since, null, plan?.AlsoQueues ?? []);
        if (steps > 0) call.Needs = plan!.Needs;
    }

    private static void LeavePlan(CallHistory call, DateTimeOffset at) => call.LeftPlan = PlanOf(call, at);

    private static PlanProgress PlanOf(CallHistory call, DateTimeOffset at) =>
        new(call.Queue!.Value, call.Steps, call.Needs, call.AlsoQueues, at - call.PlanSince);

    /// <summary>What the caller hears between the queue and the promise is waiting too.</summary>
    private void AskedWithPlan(CallbackAsked asked)
    {
        if (asked.From is not { } from || calls[from] is not { LeftPlan: { } left } caller || left.Queue != asked.Queue) return;
        calls[asked.Call].LeftPlan = left with { Waited = asked.At - caller.PlanSince };
    }

    private static DateTimeOffset? Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
