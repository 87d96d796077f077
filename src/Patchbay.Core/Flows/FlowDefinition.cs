using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Flows;

/// <summary>One version of a call flow, as the exchange follows it.</summary>
/// <param name="Flow">Which flow.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Language">The language it speaks unless it chooses another.</param>
/// <param name="DefaultQueue">Where callers go when it cannot go on.</param>
/// <param name="Start">The first step.</param>
/// <param name="Numbers">Dialled numbers that lead to it.</param>
/// <param name="Steps">All steps.</param>
/// <param name="NamedQueues">The queues whose figures it names, such as <c>wait of Sales</c>, by the names of that time; default for none.</param>
public sealed record FlowDefinition(
    FlowId Flow, string Title, string Language, QueueId DefaultQueue, string Start, ImmutableArray<string> Numbers, ImmutableArray<FlowStep> Steps,
    ImmutableArray<NamedQueue> NamedQueues = default)
{
    /// <summary>Finds a step.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The step; null when there is none.</returns>
    public FlowStep? Find(string? name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>Tells whether a caller at a step may come to talk with somebody before the call ends.</summary>
    /// <param name="name">The step.</param>
    /// <returns>True when a queue, another flow or somebody who is rung may follow; the default queue counts.</returns>
    public bool MayTalkFrom(string name)
    {
        var seen = new HashSet<string> { name };
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var next))
        {
            if (Find(next) is not { } step || step is QueueStep or DialStep or TransferStep || step.Ways.Any(way => way.To is null)) return true;
            foreach (var way in step.Ways.Where(way => seen.Add(way.To!))) waiting.Enqueue(way.To!);
        }

        return false;
    }

    private IEnumerable<NamedQueue> Named => NamedQueues.IsDefault ? [] : NamedQueues;

    /// <summary>Finds the queue whose figure it names.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>The queue; null when it is none of those that the flow names.</returns>
    public QueueId? QueueOf(QueueFigure figure) =>
        figure.Queue is null ? DefaultQueue : Named.FirstOrDefault(one => one.Name.Equals(figure.Queue, StringComparison.OrdinalIgnoreCase))?.Queue;

    /// <summary>The queues that it names.</summary>
    [JsonIgnore]
    public IEnumerable<QueueId> Queues =>
        Steps.OfType<QueueStep>().Select(step => step.Queue)
            .Concat(Steps.OfType<CallbackStep>().Select(step => step.Queue))
            .Concat(Steps.OfType<VoicemailStep>().Select(step => step.Box.Queue).OfType<QueueId>())
            .Concat(Named.Select(one => one.Queue)).Append(DefaultQueue);

    /// <summary>The agents that it names.</summary>
    [JsonIgnore]
    public IEnumerable<AgentId> Agents =>
        Steps.OfType<VoicemailStep>().Select(step => step.Box.Agent).Concat(Steps.OfType<DialStep>().Select(step => step.Agent)).OfType<AgentId>()
        .Concat(Steps.OfType<DialStep>().SelectMany(step => step.Extensions).Select(one => one.Agent));
}

/// <summary>A version of a flow that was published.</summary>
/// <param name="Version">Counts the versions of the flow from 1.</param>
/// <param name="At">When it was published.</param>
/// <param name="Definition">What the exchange follows.</param>
/// <param name="Text">The file as it was published, with its comments.</param>
/// <param name="By">Who published it; null when nobody is known.</param>
public sealed record PublishedFlow(int Version, DateTimeOffset At, FlowDefinition Definition, string Text, Actor? By = null);

/// <summary>Who did something to a flow, and when.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who; null when nobody is known.</param>
public sealed record FlowDeed(DateTimeOffset At, Actor? By);

/// <summary>A flow as the exchange knows it: the versions that may be used, and which one takes new calls.</summary>
/// <param name="Flow">Which.</param>
/// <param name="Current">The version in force.</param>
/// <param name="Trial">The version that takes a share of the calls; null for none.</param>
/// <param name="Share">How many of 100 calls the trial takes.</param>
/// <param name="Versions">The newest versions, oldest first.</param>
public sealed record FlowState(FlowId Flow, int Current, int? Trial, int Share, ImmutableArray<PublishedFlow> Versions)
{
    /// <summary>True while the emergency switch is on: steps that ask for the hours go their way for emergencies.</summary>
    [JsonIgnore]
    public bool IsEmergency => Emergency is not null;

    /// <summary>Who turned the emergency switch on; null while it is off.</summary>
    public FlowDeed? Emergency { get; init; }

    /// <summary>Who chose last which version takes new calls; null while the first one does.</summary>
    public FlowDeed? Chosen { get; init; }

    /// <summary>The dialled numbers that lead to it now, in order: another flow may have taken one that it names. Told with views only, and no part of the state.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Numbers { get; init; } = [];

    /// <summary>How many versions are kept to go back to. A caller in an older one goes to its default queue.</summary>
    public const int MostVersions = 20;

    /// <summary>Finds a version.</summary>
    /// <param name="version">Its number.</param>
    /// <returns>The version; null when it is not kept.</returns>
    public PublishedFlow? Find(int version) => Versions.FirstOrDefault(one => one.Version == version);

    /// <summary>Says which version takes a call. The same call always gets the same.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The version.</returns>
    public PublishedFlow For(InteractionId call)
    {
        var version = Trial is { } trial && call.Value.ToByteArray()[^1] * 100 / 256 < Share ? trial : Current;
        return Find(version) ?? Versions[^1];
    }
}
