using System.Security.Cryptography;
using System.Text;
using Patchbay.Core.Shared;

namespace Patchbay.Flows.Reading;

/// <summary>Takes every name for an agent's: for a file that is looked at without a site.</summary>
public sealed class AgentNames
{
    private readonly Dictionary<AgentId, string> names = [];

    /// <summary>The agents that were named.</summary>
    public IReadOnlyDictionary<AgentId, string> All => names;

    /// <summary>Makes an agent of a name; the same name gives the same one.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The agent.</returns>
    public AgentId? Find(string name)
    {
        var agent = new AgentId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]));
        names[agent] = name;
        return agent;
    }
}
