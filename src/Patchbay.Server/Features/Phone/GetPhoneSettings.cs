using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Phone;

/// <summary>What a panel needs before anybody signs in.</summary>
/// <param name="Contract"><see cref="PhoneContract.Version"/>.</param>
/// <param name="HostOrigins">Origins of pages that may frame the panel.</param>
[BrowserContract]
public sealed record PhoneSettings(int Contract, ImmutableArray<string> HostOrigins);

/// <summary><c>GET /api/phone-settings</c>.</summary>
internal static class GetPhoneSettings
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/phone-settings", Handle).OpenToAll("Names no person; the panel checks with it who frames it.");

    private static PhoneSettings Handle(IOptions<ServerOptions> options) => new(PhoneContract.Version, [.. options.Value.HostOrigins]);
}
