using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Users;

/// <summary>
/// Knows which Salesforce user an agent is: the one that the settings name; else the one whose user name, federation id or e-mail address
/// the agent signs in with; else the only active one of the same name. Learned for many agents in one request, at the writer's leave, and
/// read when a record is built.
/// </summary>
internal sealed class SalesforceUsers(
    IUserStore people, Soql soql, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<SalesforceUsers> logger)
    : IOwners
{
    /// <summary>Agents asked for in one query: the address has a longest length.</summary>
    private const int MostAgents = 25;
    private static readonly TimeSpan memory = TimeSpan.FromHours(12);

    /// <summary>Somebody may just be adding the user.</summary>
    private static readonly TimeSpan memoryOfNone = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<AgentId, (string? User, DateTimeOffset Until)> known = [];
    private readonly ConcurrentDictionary<string, (string? User, DateTimeOffset Until)> named = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> unknown = new(StringComparer.OrdinalIgnoreCase);
    private bool hasFederation = true;

    /// <summary>Sign-in names of agents for whom no user was found, and since when.</summary>
    internal IEnumerable<KeyValuePair<string, DateTimeOffset>> Unknown => unknown.OrderBy(u => u.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Id of the agent's user; null when there is none, or it was not learned.</summary>
    /// <param name="agent">Who.</param>
    internal string? Find(AgentId agent) => known.GetValueOrDefault(agent).User;

    /// <summary>Id of a user that the settings name; null when there is none, or it was not learned.</summary>
    /// <param name="name">Id, user name, federation id or e-mail address; null for nobody.</param>
    internal string? FindNamed(string? name) => string.IsNullOrEmpty(name) ? null : IsUserId(name) ? name : named.GetValueOrDefault(name).User;

    /// <summary>Finds out which user an agent is, unless that was learned not long ago. Others who are due are learned in the same request.</summary>
    /// <param name="agent">Who; null to learn only whom the settings name as owner of last resort.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="SalesforceFault">The org does not answer: better to wait than to give the call to the wrong user.</exception>
    internal async Task LearnAsync(AgentId? agent, CancellationToken cancellationToken)
    {
        if (options.Value.OwnerOfLastResort is { Length: > 0 } last && !IsUserId(last) && !IsFresh(named, last))
            Remember(named, last, Fitting(await QueryAsync([new(last, null)], cancellationToken), new(last, null)));
        if (agent is not { } wanted || IsFresh(known, wanted)) return;
        var due = (await people.ListAsync(cancellationToken)).Where(p => p.AgentId is { } id && !IsFresh(known, id))
            .OrderBy(p => p.AgentId == wanted ? 0 : 1).Take(MostAgents).ToArray();
        if (due.All(p => p.AgentId != wanted)) Remember(known, wanted, null);
        await LearnAsync(due, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<AgentId?> FindAgentAsync(string user, CancellationToken cancellationToken)
    {
        var agents = (await people.ListAsync(cancellationToken)).Where(person => person.AgentId is not null).ToArray();
        // Two of one user are nobody in particular.
        if (Of(agents, user) is { Length: > 0 } found) return found is [var only] ? only.AgentId : null;
        await LearnDueAsync(agents, cancellationToken);
        return Of(agents, user) is [var learned] ? learned.AgentId : null;
    }

    /// <summary>Finds out of all agents which users they are, so that who is none is known before a call of theirs is written.</summary>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <exception cref="SalesforceFault">The org does not answer.</exception>
    internal async Task LearnAllAsync(CancellationToken cancellationToken) =>
        await LearnDueAsync([.. (await people.ListAsync(cancellationToken)).Where(person => person.AgentId is not null)], cancellationToken);

    /// <summary>Asks anew for all agents, many in one query, since somebody may just have mended one.</summary>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Sign-in names of all agents, and of those for whom no user was found.</returns>
    /// <exception cref="SalesforceFault">The org does not answer.</exception>
    internal async Task<(IReadOnlyList<string> All, IReadOnlyList<string> Unknown)> LookAnewAsync(CancellationToken cancellationToken)
    {
        var agents = (await people.ListAsync(cancellationToken)).Where(person => person.AgentId is not null).ToArray();
        foreach (var some in agents.Chunk(MostAgents)) await LearnAsync(some, cancellationToken);
        return ([.. agents.Select(a => a.UserName)], [.. agents.Where(a => Find(a.AgentId!.Value) is null).Select(a => a.UserName).Order(StringComparer.OrdinalIgnoreCase)]);
    }

    private async Task LearnDueAsync(UserAccount[] agents, CancellationToken cancellationToken)
    {
        foreach (var due in agents.Where(person => !IsFresh(known, person.AgentId!.Value)).Chunk(MostAgents)) await LearnAsync(due, cancellationToken);
    }

    private UserAccount[] Of(UserAccount[] agents, string user) =>
        [.. agents.Where(person => Find(person.AgentId!.Value) is { } id && RecordIds.Long(id) == RecordIds.Long(user))];

    private async Task LearnAsync(UserAccount[] agents, CancellationToken cancellationToken)
    {
        var wishes = agents.Select(person => (Person: person, Wish: WishOf(person))).ToArray();
        Wish[] open = [.. wishes.Select(w => w.Wish).Where(w => !IsUserId(w.Login))];
        var rows = open.Length == 0 ? [] : await QueryAsync(open, cancellationToken);
        foreach (var (person, wish) in wishes)
        {
            var user = IsUserId(wish.Login) ? wish.Login : Fitting(rows, wish);
            if (user is not null) unknown.TryRemove(person.UserName, out _);
            else if (unknown.TryAdd(person.UserName, time.GetUtcNow())) logger.NoUser(person.UserName);
            Remember(known, person.AgentId!.Value, user);
        }
    }

    /// <summary>Whoever is named in the settings is meant, and nobody else of the same name.</summary>
    private Wish WishOf(UserAccount person) =>
        options.Value.Users.FirstOrDefault(u => string.Equals(u.Key, person.UserName, StringComparison.OrdinalIgnoreCase)).Value is { } named
            ? new(named, null)
            : new(person.UserName, person.DisplayName);

    private async Task<IReadOnlyList<JsonElement>> QueryAsync(Wish[] wishes, CancellationToken cancellationToken)
    {
        var logins = string.Join(',', wishes.Select(w => Soql.Literal(w.Login)).Distinct(StringComparer.OrdinalIgnoreCase));
        var names = string.Join(',', wishes.Select(w => w.Name).OfType<string>().Select(Soql.Literal).Distinct(StringComparer.OrdinalIgnoreCase));
        var federation = hasFederation ? $" OR FederationIdentifier IN ({logins})" : "";
        var either = $"Username IN ({logins}) OR Email IN ({logins}){federation}{(names.Length == 0 ? "" : $" OR Name IN ({names})")}";
        try
        {
            return await soql.AllAsync(
                $"SELECT Id, Username, Email, Name{(hasFederation ? ", FederationIdentifier" : "")} FROM User WHERE IsActive = true AND ({either}) ORDER BY Id",
                cancellationToken);
        }
        catch (SalesforceFault fault) when (fault.Error.Code == "INVALID_FIELD" && hasFederation)
        {
            // No single sign-on in this org, or the field is closed to us.
            hasFederation = false;
            return await QueryAsync(wishes, cancellationToken);
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            logger.UsersClosed(fault.Error.Code);
            return [];
        }
    }

    private static string? Fitting(IReadOnlyList<JsonElement> rows, Wish wish) =>
        Only(rows, "Username", wish.Login) ?? Only(rows, "FederationIdentifier", wish.Login) ?? Only(rows, "Email", wish.Login)
        ?? (wish.Name is null ? null : Only(rows, "Name", wish.Name));

    /// <summary>Two users that fit are none: a call must not go to the wrong one.</summary>
    private static string? Only(IReadOnlyList<JsonElement> rows, string field, string value)
    {
        var fitting = rows.Where(row => string.Equals(row.Text(field), value, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return fitting is [var only] ? only.Text("Id") : null;
    }

    private bool IsFresh<T>(ConcurrentDictionary<T, (string? User, DateTimeOffset Until)> learned, T who)
        where T : notnull => learned.TryGetValue(who, out var found) && found.Until > time.GetUtcNow();

    private void Remember<T>(ConcurrentDictionary<T, (string? User, DateTimeOffset Until)> learned, T who, string? user)
        where T : notnull => learned[who] = (user, time.GetUtcNow() + (user is null ? memoryOfNone : memory));

    private static bool IsUserId(string text) => text.Length is 15 or 18 && text.StartsWith("005", StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit);

    /// <param name="Login">What is typed at sign-in, or what the settings name.</param>
    /// <param name="Name">The display name; null where only the login counts.</param>
    private sealed record Wish(string Login, string? Name);
}
