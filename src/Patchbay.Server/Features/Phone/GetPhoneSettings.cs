using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.Shared;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Phone;

/// <summary>What a panel needs before anybody signs in.</summary>
/// <param name="Contract"><see cref="PhoneContract.Version"/>.</param>
/// <param name="HostOrigins">Origins of pages that may frame the panel.</param>
/// <param name="Country">Country whose way of writing numbers is read in the panel: that of numbers without one, two letters.</param>
[BrowserContract]
public sealed record PhoneSettings(int Contract, ImmutableArray<string> HostOrigins, string Country);

/// <summary><c>GET /api/phone-settings</c>.</summary>
internal static class GetPhoneSettings
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/phone-settings", Handle).OpenToAll("Names no person; the panel checks with it who frames it.");

    private static PhoneSettings Handle(IOptions<ServerOptions> options, IOptions<SalesforceOptions> salesforce, IOrgs orgs)
    {
        var live = orgs.All.FirstOrDefault(org => org.IsLive)?.Get<IOptions<SalesforceOptions>>() ?? salesforce;
        return new(PhoneContract.Version, [.. options.Value.HostOrigins], live.Value.DefaultCountry);
    }
}
