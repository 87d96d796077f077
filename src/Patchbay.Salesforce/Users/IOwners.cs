using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.Users;

/// <summary>Knows which agent a user of the org is.</summary>
internal interface IOwners
{
    /// <summary>Finds an agent.</summary>
    /// <param name="user">Id of the user.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Who; null when the user is no agent here.</returns>
    /// <exception cref="Faults.SalesforceFault">Some agents' users are not known yet, and the org does not answer.</exception>
    Task<AgentId?> FindAgentAsync(string user, CancellationToken cancellationToken);
}
