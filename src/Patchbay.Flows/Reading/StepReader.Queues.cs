using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Patchbay.Core.Flows;
using Patchbay.Core.Queues;

namespace Patchbay.Flows.Reading;

/// <content>Steps that let a caller wait for an agent.</content>
internal sealed partial class StepReader
{
    private const int MostWaiting = 1_000;

    private QueueStep Queue(string name, FlowMap map) => new(
        name, FlowReader.FlowQueue(map, "queue", names.Queue, notes), map.Duration("limit", Second, TimeSpan.FromHours(12)), map.OptionalText("after-limit"),
        Priority(map, out var worked), Exits(map), Choices(map), Needs(map), map.OptionalText("after-talk"), worked,
        Crowd(map), map.Flag("record-after-talk", false));

    private QueueCrowd? Crowd(FlowMap map)
    {
        var (full, nobody) = (map.OptionalText("full"), map.OptionalText("no-agents"));
        int? most = map.Find("full-at") is null ? null : map.Number("full-at", MostWaiting, 1, MostWaiting);
        if (most is null != full is null) notes.Error("missing", map.Node, $"{map.What}: \"full-at\" says how many may wait, and \"full\" where one more goes; it needs both.");
        return full is null && nobody is null ? null : new(most, full, nobody);
    }

    /// <summary>A priority with variables in it is worked out for each caller.</summary>
    private RoutingWish? Priority(FlowMap map, out string? worked)
    {
        worked = null;
        if (map.OptionalText("priority") is not { } written) return null;
        if (written.Contains('{', StringComparison.Ordinal))
        {
            worked = written;
            if (!FlowPriority.TryRead(Variable().Replace(written, "0"), out _))
                notes.Error("bad-priority", map.Find("priority")!, $"\"{written}\" is no priority. Write a number, or variables and numbers with + and - between them: {{points}} + 2.");
            return null;
        }

        var most = RoutingWish.HighestPriority;
        if (FlowPriority.TryRead(written, out var points) && Math.Abs(points) <= most && written.Length > 0) return points == 0 ? null : new(Priority: points);
        notes.Error("bad-priority", map.Find("priority")!, $"\"priority\" is a whole number from {-most} to {most}, or is worked out from variables: {{points}} + 2.");
        return null;
    }

    /// <summary>Needs with variables in them cannot be judged before the call.</summary>
    private string? Needs(FlowMap map)
    {
        if (map.OptionalText("needs") is not { } needs) return null;
        if (!needs.Contains('{', StringComparison.Ordinal) && !SkillNeeds.TryRead(needs, out _))
            notes.Error("bad-needs", map.Find("needs")!, $"\"{needs}\" are no needs. Write: swedish:3 or norwegian:4, billing.");
        return needs;
    }

    private static ImmutableArray<FlowQueueExit> Exits(FlowMap map) =>
        map.Map("exits", $"\"exits\" of {map.What}") is { } exits
            ? [.. exits.Entries().Select(entry => new FlowQueueExit(entry.Name, exits.Scalar(entry.Value, entry.Name)))]
            : [];

    /// <summary>A variable without a format: words are no number.</summary>
    [GeneratedRegex(@"\{[^{}:]+\}")]
    private static partial Regex Variable();
}
