using Microsoft.AspNetCore.Http.Features;

namespace Patchbay.DemoOrg.Rest;

/// <summary>What every handler needs to know about its request.</summary>
/// <param name="BasePath">e.g. <c>/services/data/v67.0</c>; links in answers start with it.</param>
/// <param name="Session">Who asks.</param>
/// <param name="Version">e.g. 67.</param>
internal sealed record RestCall(string BasePath, OrgSession Session, int Version)
{
    public string UserId => Session.UserId;

    /// <summary>The call of this request, put there by the gate.</summary>
    public static RestCall Of(HttpContext http) => http.Features.GetRequiredFeature<RestCall>();
}
