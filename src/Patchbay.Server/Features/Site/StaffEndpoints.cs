using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Core.Agents;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Users;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Site;

/// <summary>Skills and queues of agents: <c>GET /api/staff</c> tells them, <c>PUT /api/staff/{user}</c> changes an agent's.</summary>
internal static class StaffEndpoints
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("/api/staff").Requires(Roles.Supervisor, Roles.Admin);
        staff.MapGet("/", ListAsync);
        staff.MapPut("/{user}", ChangeAsync);
    }

    private static async Task<Ok<StaffMember[]>> ListAsync(IUserStore users, AgentScreens screens, IOptions<SiteOptions> site, CancellationToken cancellationToken)
    {
        var views = screens.AllAgents.ToDictionary(view => view.Agent);
        var members = (await users.ListAsync(cancellationToken)).Where(user => user.AgentId is { } id && views.ContainsKey(id))
            .OrderBy(user => user.UserName, StringComparer.OrdinalIgnoreCase)
            .Select(user => MemberOf(user, views[user.AgentId!.Value], screens, site.Value));
        return TypedResults.Ok(members.ToArray());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        string user, StaffChange change, IUserStore users, AgentScreens screens, IOptions<SiteOptions> site, IExchange exchange, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(user, cancellationToken) is not { AgentId: { } agent } account) return Refused("agent.unknown", $"No agent is called {user}.");
        if (!SkillText.TryReadSkills(change.Skills ?? "", out var skills))
            return Refused("skills.bad", $"“{change.Skills}” names no skills: write billing:7, swedish:3, in small letters with levels from 1 to 10.");
        var ids = screens.AllQueueViews.ToLookup(queue => queue.Name, queue => queue.Queue, StringComparer.OrdinalIgnoreCase);
        if (change.Queues?.FirstOrDefault(name => !ids.Contains(name)) is { } unknown) return Refused("queue.unknown", $"There is no queue {unknown}.");
        if (IsFixed(account, change, skills, screens, site.Value)) return Refused("agent.fixed", $"Site:Staff in the settings (the file, or the environment) fixes skills and queues of {account.UserName}: set them there, or take the entry out.");
        Refusal? refusal = null;
        if (change.Skills is not null) refusal = await exchange.SubmitAsync(new SetAgentSkills(agent, skills), cancellationToken);
        if (refusal is null && change.AllQueues) refusal = await exchange.SubmitAsync(new SetAgentQueues(agent, screens.AllQueues, IsChosen: false), cancellationToken);
        else if (refusal is null && change.Queues is { } names)
            refusal = await exchange.SubmitAsync(new SetAgentQueues(agent, [.. names.Select(name => ids[name].First()).Distinct()]), cancellationToken);
        return refusal is null ? TypedResults.NoContent() : Refused(refusal.Code, refusal.Message);
    }

    /// <summary>What the settings say counts at every start, so another wish would be lost then; the same is no wish, and a table may have it.</summary>
    private static bool IsFixed(UserAccount user, StaffChange change, ImmutableArray<SkillLevel> skills, AgentScreens screens, SiteOptions site)
    {
        if (screens.AllAgents.FirstOrDefault(view => view.Agent == user.AgentId) is not { } view) return false;
        var now = MemberOf(user, view, screens, site);
        if (!now.IsInSettings) return false;
        if (change.Skills is not null && now.Skills != string.Join(", ", SkillLevel.InOrder(skills))) return true;
        return change.AllQueues ? !now.AllQueues
            : change.Queues is { } names && (now.AllQueues || !names.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(now.Queues));
    }

    private static StaffMember MemberOf(UserAccount user, Core.Exchange.AgentView view, AgentScreens screens, SiteOptions site)
    {
        var settings = site.Staff.FirstOrDefault(person => string.Equals(person.User, user.UserName, StringComparison.OrdinalIgnoreCase));
        var names = screens.AllQueueViews.ToDictionary(queue => queue.Queue, queue => queue.Name);
        return new(
            user.UserName,
            view.Agent.ToString(),
            user.DisplayName,
            string.Join(", ", view.Skills.IsDefault ? [] : view.Skills),
            [.. view.Queues.Where(names.ContainsKey).Select(queue => names[queue]).Order(StringComparer.OrdinalIgnoreCase)],
            !view.QueuesChosen && settings is not { Queues.Count: > 0 },
            settings is not null);
    }

    private static ProblemHttpResult Refused(string code, string words) =>
        TypedResults.Problem(words, statusCode: StatusCodes.Status409Conflict, title: code);
}
