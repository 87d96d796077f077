using System.Security.Claims;
using Patchbay.Core.Calls;

namespace Patchbay.Server.Features.Live;

/// <summary>Whose eyes the page is for: a record that only some may see is not shown to others, not even its name.</summary>
/// <param name="Name">The name at sign-in.</param>
/// <param name="Role">The role.</param>
internal sealed record Viewer(string Name, string Role)
{
    internal static Viewer Of(ClaimsPrincipal user) => new(user.Identity?.Name ?? "", user.FindFirst(ClaimTypes.Role)?.Value ?? "");

    internal bool MaySee(CallerMatch match) => match.Audience is not { } audience || audience.Includes(Name, Role);
}
