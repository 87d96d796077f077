using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Reads and changes match rules: <c>/api/orgs/{org}/rules</c>.</summary>
internal static class MatchRulesEndpoints
{
    internal static void Map(IEndpointRouteBuilder org)
    {
        var rules = org.MapGroup("/rules");
        rules.MapGet("/", (OrgScope scope) => TypedResults.Text(RuleText.Write(scope.Get<IMatchRules>().Current), "application/json"));
        rules.MapPut("/", SaveAsync);
        rules.MapDelete("/", ResetAsync);
        rules.MapGet("/schema", (OrgScope _) => TypedResults.Text(RuleText.Schema, "application/schema+json"));
        rules.MapPost("/from-layout", FromLayoutAsync);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SaveAsync(OrgScope scope, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var wrong = await scope.Get<IMatchRules>().SaveAsync(await TextAsync(request, cancellationToken), cancellationToken);
            return wrong.IsEmpty ? TypedResults.NoContent() : Problem(StatusCodes.Status400BadRequest, string.Join('\n', wrong));
        }
        catch (SalesforceFault fault)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, $"The org cannot be asked whether it has these fields ({fault.Error.Code}); nothing was changed.");
        }
    }

    private static async Task<NoContent> ResetAsync(OrgScope scope, CancellationToken cancellationToken)
    {
        await scope.Get<IMatchRules>().ResetAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> FromLayoutAsync(OrgScope _, HttpRequest request, CancellationToken cancellationToken) =>
        SoftphoneLayout.Read(await TextAsync(request, cancellationToken)) is { } rules
            ? TypedResults.Text(RuleText.Write(rules), "application/json")
            : Problem(StatusCodes.Status400BadRequest, "This is no softphone layout: it has no Inbound. Paste what getSoftphoneLayout returned.");

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status, title: "Match rules");

    private static async Task<string> TextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
