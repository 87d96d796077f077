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
/// Knows which Salesforce user an agent is: the one that the settings name; else the one whose user name or e-mail address the agent signs
/// in with; else the only active one of the same name. Learned at the writer's leave, read when a record is built.
/// </summary>
internal sealed class SalesforceUsers(
    IUserStore people, Soql soql, IOptions<SalesforceOptions> options, TimeProvider time, ILogger<SalesforceUsers> logger)
{
    private const int MostRows = 50;
    private static readonly TimeSpan memory = TimeSpan.FromHours(12);

    /// <summary>Somebody may just be adding the user.</summary>
    private static readonly TimeSpan memoryOfNone = TimeSpan.FromMinutes(10);

    private readonly Dictionary<AgentId, (string? User, DateTimeOffset Until)> known = [];

    /// <summary>Id of the agent's user; null when there is none, or it was not learned.</summary>
    /// <param name="agent">Who.</param>
    internal string? Find(AgentId agent) => known.GetValueOrDefault(agent).User;

    /// <summary>Finds out which user an agent is, unless that was learned not long ago.</summary>
    /// <param name="agent">Who.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="SalesforceFault">The org does not answer: better to wait than to give the call to the wrong user.</exception>
    internal async Task LearnAsync(AgentId agent, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(agent, out var learned) && learned.Until > time.GetUtcNow()) return;
        var person = (await people.ListAsync(cancellationToken)).FirstOrDefault(p => p.AgentId == agent);
        var user = person is null ? null : await UserOfAsync(person, cancellationToken);
        if (user is null && person is not null) logger.NoUser(person.UserName);
        known[agent] = (user, time.GetUtcNow() + (user is null ? memoryOfNone : memory));
    }

    private async Task<string?> UserOfAsync(UserAccount person, CancellationToken cancellationToken)
    {
        var named = options.Value.Users.FirstOrDefault(u => string.Equals(u.Key, person.UserName, StringComparison.OrdinalIgnoreCase)).Value;
        if (named is not null && IsUserId(named)) return named;
        // Whoever is named in the settings is meant, and nobody else of the same name.
        return await QueryAsync(named ?? person.UserName, named is null ? person.DisplayName : null, cancellationToken);
    }

    private async Task<string?> QueryAsync(string login, string? name, CancellationToken cancellationToken)
    {
        var either = $"Username = {Soql.Literal(login)} OR Email = {Soql.Literal(login)}{(name is null ? "" : $" OR Name = {Soql.Literal(name)}")}";
        try
        {
            var rows = await soql.AllAsync(
                $"SELECT Id, Username, Email, Name FROM User WHERE IsActive = true AND ({either}) ORDER BY Id LIMIT {MostRows}", cancellationToken);
            return Only(rows, "Username", login) ?? Only(rows, "Email", login) ?? (name is null ? null : Only(rows, "Name", name));
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            logger.UsersClosed(fault.Error.Code);
            return null;
        }
    }

    /// <summary>Two users that fit are none: a call must not go to the wrong one.</summary>
    private static string? Only(IReadOnlyList<JsonElement> rows, string field, string value)
    {
        var fitting = rows.Where(row => string.Equals(row.Text(field), value, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray();
        return fitting is [var only] ? only.Text("Id") : null;
    }

    private static bool IsUserId(string text) => text.Length is 15 or 18 && text.StartsWith("005", StringComparison.Ordinal) && text.All(char.IsAsciiLetterOrDigit);
}
