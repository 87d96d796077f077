using System.Security.Claims;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Access;

/// <summary>The names of those who changed the site, as they are now: events keep ids.</summary>
/// <param name="people">Display names of all accounts.</param>
internal sealed class ActorNames(IReadOnlyDictionary<Guid, string> people)
{
    /// <summary>Reads the names of all accounts.</summary>
    internal static async Task<ActorNames> ReadAsync(IUserStore users, CancellationToken cancellationToken) =>
        new((await users.ListAsync(cancellationToken)).ToDictionary(user => user.Id, user => user.DisplayName));

    /// <summary>Says who makes a request, for what is kept of it; null for a program with a key.</summary>
    internal static Actor? ActorOf(ClaimsPrincipal user) =>
        user.FindFirst(OperatorSocket.AccountClaim)?.Value is { } account ? new(null, account)
        : Guid.TryParse(user.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var id) ? new(id)
        : null;

    /// <summary>The name of somebody; null when nobody is known.</summary>
    internal string? Of(Actor? actor) =>
        actor is null ? null
        : actor.Account is { } account ? OperatorSocket.NameOf(account)
        : actor.User is { } id && people.TryGetValue(id, out var name) ? name
        : "an account that is gone";
}
