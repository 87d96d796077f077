using Patchbay.Core.Agents;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.SignIn;

/// <summary>
/// Sees to it that everybody with the role agent is an agent of the exchange and serves all its queues, those too that were added later.
/// </summary>
/// <param name="exchange">The door to the exchange.</param>
/// <param name="users">The people.</param>
/// <param name="screens">Knows the queues that exist.</param>
internal sealed class AgentRoster(IExchange exchange, IUserStore users, AgentScreens screens)
{
    /// <summary>Adds the user as an agent; changes nothing for one who serves all queues already.</summary>
    internal async Task EnsureAsync(UserAccount user, CancellationToken cancellationToken)
    {
        if (user.AgentId is { } agent) await exchange.SubmitAsync(new AddAgent(agent, PersonalText.Of(user.DisplayName), screens.AllQueues), cancellationToken);
    }

    /// <summary>Gives every agent all queues.</summary>
    internal async Task EnsureAllAsync(CancellationToken cancellationToken)
    {
        foreach (var user in await users.ListAsync(cancellationToken)) await EnsureAsync(user, cancellationToken);
    }
}
