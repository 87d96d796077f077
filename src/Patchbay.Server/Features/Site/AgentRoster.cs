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
/// <param name="time">The clock.</param>
internal sealed class AgentRoster(IExchange exchange, IUserStore users, AgentScreens screens, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>
    /// Adds the user as an agent; changes nothing for one who is as the settings say. While the journal cannot be written nothing is changed
    /// either: whoever was an agent before may sign in all the same.
    /// </summary>
    internal Task EnsureAsync(UserAccount user, CancellationToken cancellationToken) =>
        EnsureAsync(user, command => exchange.SubmitAsync(command, cancellationToken));

    /// <summary>Gives every agent all queues, however long the exchange takes to accept it.</summary>
    internal async Task EnsureAllAsync(CancellationToken cancellationToken)
    {
        foreach (var user in await users.ListAsync(cancellationToken))
            await EnsureAsync(user, command => exchange.SubmitUntilTakenAsync(command, time, cancellationToken));
    }

    private async Task EnsureAsync(UserAccount user, Func<ExchangeCommand, ValueTask<Refusal?>> submit)
    {
        if (user.AgentId is not { } agent) return;
        var staff = site.Value.Staff.FirstOrDefault(person => string.Equals(person.User, user.UserName, StringComparison.OrdinalIgnoreCase));
        var queues = staff is { Queues.Count: > 0 } ? [.. staff.Queues.Select(SiteQueues.IdOf)] : screens.AllQueues;
        var adds = new AddAgent(agent, PersonalText.Of(user.DisplayName), queues, Insists: staff is { Queues.Count: > 0 });
        if ((await submit(adds) is { } unknown && unknown.Passes()) || staff is null) return;
        if (!SkillText.TryReadSkills(staff.Skills, out var skills)) throw new ServerFault($"Site:Staff: “{staff.Skills}” of {user.UserName} names no skills.");
        if (await submit(new SetAgentSkills(agent, skills)) is { } refusal && !refusal.Passes())
            throw new ServerFault($"Site:Staff: the skills of {user.UserName} are wrong: {refusal.Message}");
    }
}
