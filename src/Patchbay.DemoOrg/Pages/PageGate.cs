using Patchbay.DemoOrg.Rest;

namespace Patchbay.DemoOrg.Pages;

/// <summary>Lets only the page itself use what is meant for it.</summary>
internal sealed class PageGate(OrgSessions sessions) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        return sessions.Of(context.HttpContext) is { IsInterface: true } ? await next(context) : Results.Unauthorized();
    }

    /// <summary>False when a browser says that another site asks. Other clients send no such header.</summary>
    public static bool IsOwnPage(HttpContext http) =>
        http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";
}
