using Microsoft.Extensions.Options;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Site;

/// <summary>
/// Sees to it that everybody with the role agent is an agent of the exchange with the skills and queues of the settings. Whom the settings do
/// not name keeps what was set while the server ran; without any of it, the agent serves all queues, those too that were added later.
/// </summary>
/// <param name="exchange">The door to the exchange.</param>
/// <param name="users">The people.</param>
/// <param name="screens">Knows the queues that exist.</param>
/// <param name="site">What agents can do and where they serve.</param>
internal sealed class AgentRoster(IExchange exchange, IUserStore users, AgentScreens screens, IOptions<SiteOptions> site)
{
    /// <summary>Adds the user as an agent; changes nothing for one who is as the settings say.</summary>
    internal async Task EnsureAsync(UserAccount user, CancellationToken cancellationToken)
    {
        if (user.AgentId is not { } agent) return;
        var staff = site.Value.Staff.FirstOrDefault(person => string.Equals(person.User, user.UserName, StringComparison.OrdinalIgnoreCase));
        var queues = staff is { Queues.Count: > 0 } ? [.. staff.Queues.Select(SiteSetup.IdOf)] : screens.AllQueues;
        await exchange.SubmitAsync(new AddAgent(agent, PersonalText.Of(user.DisplayName), queues, Insists: staff is { Queues.Count: > 0 }), cancellationToken);
        if (staff is null) return;
        if (!SkillText.TryReadSkills(staff.Skills, out var skills)) throw new ServerFault($"Site:Staff: “{staff.Skills}” of {user.UserName} names no skills.");
        if (await exchange.SubmitAsync(new SetAgentSkills(agent, skills), cancellationToken) is { } refusal)
            throw new ServerFault($"Site:Staff: the skills of {user.UserName} are wrong: {refusal.Message}");
    }

    /// <summary>Gives every agent all queues.</summary>
    internal async Task EnsureAllAsync(CancellationToken cancellationToken)
    {
        foreach (var user in await users.ListAsync(cancellationToken)) await EnsureAsync(user, cancellationToken);
    }
}
