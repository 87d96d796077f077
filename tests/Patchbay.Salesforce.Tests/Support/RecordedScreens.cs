using Patchbay.Core.Shared;
using Patchbay.Runtime.Screens;
using Shown = Patchbay.Runtime.Screens.ScreenPop;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>Screens that remember what they were told, and show each pop once as real ones do.</summary>
internal sealed class RecordedScreens : IScreens
{
    private readonly HashSet<(AgentId, string)> known = [];

    public List<(AgentId Agent, Shown Pop)> Pops { get; } = [];

    public List<AgentId> Refreshed { get; } = [];

    public void Refresh(AgentId agent)
    {
        lock (Refreshed) Refreshed.Add(agent);
    }

    public void Pop(AgentId agent, Shown pop)
    {
        if (known.Add((agent, pop.PopId))) Pops.Add((agent, pop));
    }
}
