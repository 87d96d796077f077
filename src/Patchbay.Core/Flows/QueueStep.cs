using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>Lets the caller wait for an agent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Queue">Which queue.</param>
/// <param name="Limit">How long at most; null for as long as the queue allows.</param>
/// <param name="OnLimit">The step after that; null to end the call as the queue does.</param>
/// <param name="Wish">What the caller needs of routing; null for nothing in particular.</param>
/// <param name="Exits">Where the exits of the queue's plan lead.</param>
/// <param name="Keys">Keys by which a caller leaves the queue while waiting; default for none.</param>
/// <param name="Needs">What the agent must be able to do; it may name variables: <c>{language}:3, billing</c>. Null for what the wish says.</param>
/// <param name="AfterTalk">The step for a caller whom the agent leaves; null to end the call.</param>
/// <param name="Priority">The priority where variables make it: <c>{points} + 1</c>. Null for what the wish says.</param>
/// <param name="Crowd">What happens to a caller for whom there is no room, or nobody; null to wait all the same.</param>
/// <param name="RecordsAfterTalk">True when the recording keeps what the caller says after the talk too.</param>
public sealed record QueueStep(
    string Name, QueueId Queue, TimeSpan? Limit, string? OnLimit, RoutingWish? Wish, ImmutableArray<FlowQueueExit> Exits,
    ImmutableArray<FlowKey> Keys = default, string? Needs = null, string? AfterTalk = null,
    string? Priority = null, QueueCrowd? Crowd = null, bool RecordsAfterTalk = false) : FlowStep(Name)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override IEnumerable<FlowWay> Ways =>
        Exits.Select(one => new FlowWay("exit " + one.Exit, one.To))
            .Concat(Keys.IsDefault ? [] : Keys.Select(key => new FlowWay("key " + key.Key, key.To))).Concat(OnLimit is null ? [] : [new("waited too long", OnLimit)])
            .Concat(AfterTalk is null ? [] : [new("after the talk", AfterTalk)])
            .Concat(Crowd?.Full is not { } full ? [] : [new("full", full)]).Concat(Crowd?.NoAgents is not { } nobody ? [] : [new("nobody at work", nobody)]);

    /// <summary>Where a caller goes who cannot wait here.</summary>
    /// <param name="load">How the queue does.</param>
    /// <returns>The step; null to wait.</returns>
    internal string? InsteadAt(QueueLoad load) =>
        load.AtWork == 0 && Crowd?.NoAgents is { } nobody ? nobody : load.Waiting >= (Crowd?.FullAt ?? int.MaxValue) ? Crowd?.Full : null;
}

/// <summary>When a queue takes no more callers.</summary>
/// <param name="FullAt">So many may wait; null for any number.</param>
/// <param name="Full">The step for a caller who would be one more; null for none.</param>
/// <param name="NoAgents">The step while nobody who serves the queue is at work; null to wait for them.</param>
public sealed record QueueCrowd(int? FullAt, string? Full, string? NoAgents);

/// <summary>Where an exit of a queue's plan leads.</summary>
/// <param name="Exit">The exit's name in the plan.</param>
/// <param name="To">The step.</param>
public sealed record FlowQueueExit(string Exit, string To);
