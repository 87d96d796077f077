using Patchbay.Core.Flows;
using Patchbay.Core.Shared;

namespace Patchbay.Flows.Linting;

/// <summary>A way that comes back to where it began.</summary>
/// <param name="Step">Where it begins.</param>
/// <param name="IsEndless">True when no caller gets out; false when one does by chance: whoever is rung answers, or the queue has room again.</param>
/// <param name="Message">What is wrong, in words.</param>
internal readonly record struct FlowCircle(FlowStep Step, bool IsEndless, string Message);

/// <summary>
/// Finds ways that lead back to where they began though nobody was asked for a key or waited in a queue. A caller hears the same again and
/// again there, until the exchange cuts it.
/// </summary>
internal static class FlowCircles
{
    /// <summary>Finds those of one flow.</summary>
    internal static IEnumerable<FlowCircle> Check(FlowDefinition flow)
    {
        var told = new HashSet<string>();
        foreach (var step in flow.Steps.Where(Passes))
        {
            var circle = Endless(flow, step);
            if (circle is null || !circle.Add(step.Name) || circle.Overlaps(told)) continue;
            told.UnionWith(circle);
            yield return new(step, true, $"{string.Join(", ", circle.Order(StringComparer.Ordinal))} lead to each other for ever; no caller gets out.");
        }

        foreach (var step in flow.Steps.Where(step => step is DialStep or QueueStep))
        {
            if (WaysBack(flow, step) is { Count: > 0 } ways)
                yield return new(step, false, $"\"{step.Name}\" leads back to itself ({string.Join(", ", ways)}), and the caller is not asked for a key or waits in a queue between: all is said and tried again at once.");
        }
    }

    /// <summary>Tells whether a way into another flow comes back to the same step, over however many flows.</summary>
    internal static bool ComesBack(FlowDefinition flow, TransferStep start, Func<FlowId, FlowDefinition?> find)
    {
        var seen = new HashSet<(FlowId, string)>();
        var waiting = new Stack<(FlowDefinition Flow, string Step)>();
        Enter(start);
        while (waiting.TryPop(out var at))
        {
            if (at.Flow == flow && at.Step == start.Name) return true;
            if (!seen.Add((at.Flow.Flow, at.Step)) || at.Flow.Find(at.Step) is not { } step) continue;
            foreach (var way in Unasked(step, at.Flow)) waiting.Push((at.Flow, way.To!));
            if (step is TransferStep further) Enter(further);
        }

        return false;

        void Enter(TransferStep into)
        {
            if ((into.Flow == flow.Flow ? flow : find(into.Flow)) is { } other) waiting.Push((other, into.Step ?? other.Start));
        }
    }

    private static HashSet<string>? Endless(FlowDefinition flow, FlowStep start)
    {
        var seen = new HashSet<string>();
        var waiting = new Queue<FlowStep>([start]);
        var comesBack = false;
        while (waiting.TryDequeue(out var step))
        {
            // It leads into another flow, and that may lead anywhere.
            if (step is TransferStep away && away.Flow != flow.Flow) return null;
            foreach (var to in Unasked(step, flow).Select(way => way.To!))
            {
                comesBack |= to == start.Name;
                if (flow.Find(to) is not { } next) continue;
                // A way out of the circle: it may be taken when something changes.
                if (!Passes(next)) return null;
                if (to != start.Name && seen.Add(to)) waiting.Enqueue(next);
            }
        }

        return comesBack ? seen : null;
    }

    private static List<string> WaysBack(FlowDefinition flow, FlowStep start) =>
        [.. Unasked(start, flow).Where(way => Reaches(flow, way.To!, start.Name)).Select(way => way.Words)];

    private static bool Reaches(FlowDefinition flow, string from, string to)
    {
        var seen = new HashSet<string>();
        var waiting = new Stack<string>([from]);
        while (waiting.TryPop(out var name))
        {
            if (name == to) return true;
            if (!seen.Add(name) || flow.Find(name) is not { } step) continue;
            foreach (var way in Unasked(step, flow)) waiting.Push(way.To!);
        }

        return false;
    }

    private static bool Passes(FlowStep step) =>
        step is AnswerStep or SayStep or SetStep or BranchStep or HoursStep or CallbackStep or LookupStep or RecordStep or TransferStep;

    /// <summary>The ways that a caller is led who neither presses a key nor waits in a queue nor talks with anybody.</summary>
    private static IEnumerable<FlowWay> Unasked(FlowStep step, FlowDefinition flow)
    {
        var ways = step switch
        {
            TransferStep transfer when transfer.Flow == flow.Flow => [new("into the flow", transfer.Step ?? flow.Start)],
            DialStep dial => (dial with { AfterTalk = null }).Ways,
            QueueStep { Crowd: { } crowd } => [new("full", crowd.Full), new("nobody at work", crowd.NoAgents)],
            _ => Passes(step) ? step.Ways : [],
        };
        return ways.Where(way => way.To is not null);
    }
}
