using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.Orgs;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Server.Features.Orgs;

/// <summary>
/// Connects orgs: <c>POST /api/org-connections/steps</c> tells what to click, <c>…/credentials</c>, <c>…/jwt</c> and <c>…/browser</c> connect,
/// <c>…/browser/finish</c> takes a pasted code, and <c>GET …/browser/{state}</c> tells how it went.
/// </summary>
internal static class ConnectOrg
{
    /// <summary>Where the browser comes back to, below <see cref="ServerOptions.PublicUrl"/>.</summary>
    internal const string CallbackPath = "/oauth/callback";

    internal static void Map(RouteGroupBuilder connections)
    {
        connections.MapPost("/steps", StepsAsync);
        connections.MapPost("/credentials", (OrgConnection request, IOrgConnector connector, CancellationToken cancellationToken) =>
            ConnectAsync(SignInWay.ClientCredentials, request, connector, cancellationToken));
        connections.MapPost("/jwt", (OrgConnection request, IOrgConnector connector, CancellationToken cancellationToken) =>
            ConnectAsync(SignInWay.JwtBearer, request, connector, cancellationToken));
        connections.MapPost("/browser", Start);
        connections.MapPost("/browser/finish", FinishAsync);
        connections.MapGet("/browser/{state}", StateOf);
    }

    internal static Uri CallbackOf(ServerOptions options) => new($"{options.PublicUrl.TrimEnd('/')}{CallbackPath}");

    private static async Task<Results<Ok<OrgSteps>, ProblemHttpResult>> StepsAsync(
        OrgStepsRequest request, IOrgConnector connector, IOptions<ServerOptions> options, CancellationToken cancellationToken)
    {
        if (!OrgName.TryParse(request.Name, out var name)) return Refused(new("org.name", "A name has 1 to 32 small letters, digits and hyphens, and begins with a letter."));
        var certificate = request.Way is OrgWay.Jwt ? await connector.CertificateAsync(name, cancellationToken) : null;
        var callback = CallbackOf(options.Value).ToString();
        return TypedResults.Ok(new OrgSteps(SetupSteps.For(request.Way, name, callback), certificate, callback));
    }

    private static async Task<Results<Ok<OrgLine>, ProblemHttpResult>> ConnectAsync(
        SignInWay way, OrgConnection request, IOrgConnector connector, CancellationToken cancellationToken) =>
        Answer(await connector.ConnectAsync(way, Read(request), cancellationToken));

    private static Results<Ok<OrgBrowserSignIn>, ProblemHttpResult> Start(OrgConnection request, IBrowserSignIns browser, IOptions<ServerOptions> options)
    {
        var started = browser.Start(Read(request), CallbackOf(options.Value));
        if (started.Refusal is { } refusal) return Refused(refusal);
        var one = started.Value;
        return TypedResults.Ok(new OrgBrowserSignIn(one.State, one.AuthorizeUrl.AbsoluteUri, one.CallbackUrl.AbsoluteUri));
    }

    private static async Task<Results<Ok<OrgLine>, ProblemHttpResult>> FinishAsync(
        OrgBrowserFinish request, IBrowserSignIns browser, CancellationToken cancellationToken)
    {
        var pasted = PastedCode.Read(request.Pasted);
        if (pasted.State is { } other && other != request.State)
            return Refused(new("org.state", "This address belongs to another sign-in. Paste the one that this sign-in ended at."));
        return Answer(await browser.FinishAsync(request.State ?? "", pasted.Code, pasted.Error, cancellationToken));
    }

    private static Ok<OrgBrowserState> StateOf(string state, IBrowserSignIns browser) => TypedResults.Ok(browser.OutcomeOf(state) switch
    {
        null => new OrgBrowserState(true, null, null),
        { Refusal: { } refusal } => new(false, null, refusal.Message),
        { } done => new(false, OrgLines.Of(done.Value), null),
    });

    private static ConnectRequest Read(OrgConnection request) => new(
        request.Name, request.LoginUrl, request.ClientId, request.ClientSecret, request.User, request.Audience, request.PrivateKey);

    private static Results<Ok<OrgLine>, ProblemHttpResult> Answer(Result<Org> outcome) =>
        outcome.Refusal is { } refusal ? Refused(refusal) : TypedResults.Ok(OrgLines.Of(outcome.Value));

    private static ProblemHttpResult Refused(Refusal refusal) => TypedResults.Problem(
        refusal.Message, statusCode: StatusCodes.Status400BadRequest, title: "Not connected", extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
}
