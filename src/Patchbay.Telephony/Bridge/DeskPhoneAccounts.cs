using System.Collections.Concurrent;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Telephony.Sip.Registration;

namespace Patchbay.Telephony.Bridge;

/// <summary>The desk phones of agents: one account each, named like its agent, with a secret that lies sealed among the others.</summary>
/// <param name="users">The people.</param>
/// <param name="secrets">Where the secrets lie.</param>
public sealed class DeskPhoneAccounts(IUserStore users, ISecretStore secrets) : IDeviceAccounts
{
    private readonly ConcurrentDictionary<string, bool> registered = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, AgentId> agents = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public async ValueTask<DeviceSecret?> FindAsync(string userName, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(userName, cancellationToken) is not { Disabled: false, AgentId: { } agent } user) return null;
        if (!DeviceSecret.TryParse(await secrets.ReadAsync(NameOf(user), cancellationToken), out var secret)) return null;
        agents[userName] = agent;
        return secret;
    }

    /// <summary>Finds an agent by the name that phones of theirs go by, whether one is there or not.</summary>
    /// <param name="userName">The name.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null when nobody is called so, or is no agent.</returns>
    public async ValueTask<AgentId?> FindAgentAsync(string userName, CancellationToken cancellationToken) =>
        await users.FindAsync(userName, cancellationToken) is { Disabled: false } user ? user.AgentId : null;

    /// <summary>Gives an agent a phone, or another password for it.</summary>
    /// <param name="user">The agent.</param>
    /// <param name="password">What the phone signs in with.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    public ValueTask GiveAsync(UserAccount user, string password, CancellationToken cancellationToken) =>
        secrets.WriteAsync(NameOf(user), DeviceSecret.Of(user.UserName, password).ToString(), cancellationToken);

    /// <summary>Takes an agent's phone away. One that is registered is not within seconds; a call on it goes on.</summary>
    /// <param name="user">The agent.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    public ValueTask TakeAsync(UserAccount user, CancellationToken cancellationToken) =>
        secrets.WriteAsync(NameOf(user), null, cancellationToken);

    /// <summary>Says whether a phone is registered under a name, so that it would ring.</summary>
    /// <param name="userName">The name.</param>
    public bool IsRegistered(string userName) => registered.ContainsKey(userName);

    /// <summary>Notes that a phone came or went.</summary>
    internal void Note(string account, bool isThere)
    {
        if (isThere) registered[account] = true;
        else registered.TryRemove(account, out _);
    }

    /// <summary>Whose phone an account is that was found before; null when it was not.</summary>
    internal AgentId? AgentOf(string account) => agents.TryGetValue(account, out var agent) ? agent : null;

    private static string NameOf(UserAccount user) => $"device.{user.Id:N}";
}
