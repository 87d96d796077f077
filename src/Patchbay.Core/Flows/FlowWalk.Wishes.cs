using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Queues;

namespace Patchbay.Core.Flows;

/// <content>
/// What a caller needs of routing. What variables make of it cannot be checked before the call: what cannot be used is not asked for, rather
/// than that the caller waits for what nobody has, and the call keeps that it was so.
/// </content>
internal sealed partial class FlowWalk
{
    private RoutingWish? WishOf(QueueStep step)
    {
        var wish = (step.Wish ?? RoutingWish.None) with { Priority = 0 };
        wish = wish.With(new(PrioritySource.FlowStep, step.Name, PriorityOf(step)));
        if (step.Needs is not null) wish = wish with { Needs = NeedsOf(step, step.Needs) };
        return RoutingWish.Same(wish, RoutingWish.None) ? null : wish;
    }

    private int PriorityOf(QueueStep step)
    {
        if (step.Priority is not { } written) return step.Wish?.Priority ?? 0;
        if (!FlowPriority.TryRead(facts.Fill(written, run, flow), out var points)) return Refuse(step, FlowField.Priority, FlowValueFault.Unreadable, 0);
        var held = Math.Clamp(points, -RoutingWish.HighestPriority, RoutingWish.HighestPriority);
        return held == points ? held : Refuse(step, FlowField.Priority, FlowValueFault.OutOfRange, held);
    }

    private ImmutableArray<SkillNeed> NeedsOf(QueueStep step, string written) =>
        SkillNeeds.TryRead(facts.Fill(written, run, flow).ToLowerInvariant(), out var needs) ? needs : Refuse(step, FlowField.Needs, FlowValueFault.Unreadable, needs);

    private T Refuse<T>(QueueStep step, FlowField field, FlowValueFault fault, T instead)
    {
        Add(new FlowValueRefused(now, run.Call, step.Name, field, fault));
        return instead;
    }
}
