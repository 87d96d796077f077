using Microsoft.Extensions.Options;
using Patchbay.Runtime.Settings;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Users;

namespace Patchbay.Salesforce.OrgCheck;

/// <summary>Which users of the org are the agents?</summary>
internal sealed class AgentExamination(SalesforceUsers users, IOptions<SalesforceOptions> options) : IOrgExamination
{
    private const string Setting = "Salesforce:Users";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrgFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var (agents, unknown) = await users.LookAnewAsync(cancellationToken);
        var found = unknown.Select(Unknown).ToList();
        var strangers = options.Value.Users.Keys.Where(name => !agents.Contains(name, StringComparer.OrdinalIgnoreCase)).Order(StringComparer.OrdinalIgnoreCase);
        found.AddRange(strangers.Select(name => OrgFinding.Warning(
            "agent.stranger", $"{Setting} names {name}, and there is no such agent.", $"{Setting}:{name} in the settings",
            $"Name an agent as it signs in, or take the line out.{NearestNames.Words(name, agents)}")));
        if (found.Count == 0 && agents.Count > 0)
            found.Add(OrgFinding.Fine("agents", agents.Count == 1 ? $"The agent {agents[0]} is a user of the org." : $"All {agents.Count} agents are users of the org."));
        return found;
    }

    private OrgFinding Unknown(string agent)
    {
        var named = options.Value.Users.FirstOrDefault(user => string.Equals(user.Key, agent, StringComparison.OrdinalIgnoreCase)).Value;
        var calls = options.Value.OwnerOfLastResort is { Length: > 0 } last ? $"calls of {agent} go to {last}" : $"calls of {agent} are parked";
        return OrgFinding.Warning(
            "agent.unknown",
            named is null
                ? $"The agent {agent} is no active user of the org, by user name, federation id, e-mail address or name: {calls}."
                : $"{Setting}:{agent} names {named}, who is no active user of the org: {calls}.",
            $"{Setting}:{agent} in the settings", $"Set it to the user name, e-mail address, federation id or id of the user who is {agent}, or make that user active.");
    }
}
