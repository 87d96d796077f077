using System.Security.Cryptography;
using System.Text;
using Patchbay.Core.Shared;

namespace Patchbay.Flows.Reading;

/// <summary>Takes every name for an agent's: for a file that is looked at without a site.</summary>
public static class AgentNames
{
    /// <summary>Makes an agent of a name; the same name gives the same one.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The agent.</returns>
    public static AgentId? Find(string name) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]));
}
