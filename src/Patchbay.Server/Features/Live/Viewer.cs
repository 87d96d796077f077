using System.Security.Claims;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;

namespace Patchbay.Server.Features.Live;

/// <summary>Whose eyes the page is for: a record that only some may see is not shown to others, not even its name.</summary>
/// <param name="Name">The name at sign-in.</param>
/// <param name="Role">The role.</param>
internal sealed record Viewer(string Name, string Role)
{
    internal static Viewer Of(ClaimsPrincipal user) => new(user.Identity?.Name ?? "", user.FindFirst(ClaimTypes.Role)?.Value ?? "");

    /// <summary>The name that colleagues see, for events that keep who did something.</summary>
    internal static async Task<PersonalText> NameOfAsync(ClaimsPrincipal user, IUserStore users, CancellationToken cancellationToken)
    {
        var name = user.Identity?.Name ?? "";
        return PersonalText.Of((await users.FindAsync(name, cancellationToken))?.DisplayName ?? name);
    }

    internal bool MaySee(CallerMatch match) => match.Audience is not { } audience || audience.Includes(Name, Role);
}
