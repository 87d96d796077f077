using Patchbay.Core.Shared;

namespace Patchbay.Flows.Reading;

/// <summary>Finds what a flow names.</summary>
/// <param name="Queue">Finds a queue by its name.</param>
/// <param name="Agent">Finds an agent by the name colleagues see.</param>
internal sealed record FlowNames(Func<string, QueueId?> Queue, Func<string, AgentId?> Agent);
