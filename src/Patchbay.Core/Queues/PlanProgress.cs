using System.Collections.Immutable;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>How far a queue's plan had come for one who left the queue and may take the place again: the plan goes on from there.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Step">How many steps were taken.</param>
/// <param name="Needs">What the agent must be able to do since the last of them, in order.</param>
/// <param name="AlsoQueues">Other queues whose agents may take the call too.</param>
/// <param name="Waited">The time spent in the queue, which the steps count.</param>
public sealed record PlanProgress(QueueId Queue, int Step, ImmutableArray<SkillNeed> Needs, ImmutableArray<QueueId> AlsoQueues, TimeSpan Waited);
