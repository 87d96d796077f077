using Patchbay.Core.Agents;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.SignIn;

/// <summary>Sees to it that everybody with the role agent is an agent of the exchange.</summary>
/// <param name="exchange">The door to the exchange.</param>
/// <param name="screens">Knows the agents that exist.</param>
internal sealed class AgentRoster(IExchange exchange, AgentScreens screens)
{
    /// <summary>Adds the user as an agent who serves all queues, unless the agent exists.</summary>
    internal async Task EnsureAsync(UserAccount user, CancellationToken cancellationToken)
    {
        if (user.AgentId is not { } agent || screens.ViewOf(agent) is not null) return;
        await exchange.SubmitAsync(new AddAgent(agent, PersonalText.Of(user.DisplayName), screens.AllQueues), cancellationToken);
    }
}
