using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Matching.Rules;

namespace Patchbay.Server.Features.Orgs;

/// <summary>
/// Reads and changes match rules: <c>/api/orgs/{org}/rules</c> as JSON, <c>/text</c> as they were written, <c>/yaml</c> anew in YAML. <c>PUT</c> takes either.
/// </summary>
internal static class MatchRulesEndpoints
{
    internal static void Map(IEndpointRouteBuilder org)
    {
        var rules = org.MapGroup("/rules");
        rules.MapGet("/", (OrgScope scope) => TypedResults.Text(RuleText.Write(scope.Get<IMatchRules>().Current), "application/json"));
        rules.MapGet("/text", async (OrgScope scope, CancellationToken cancellation) => TypedResults.Text(await scope.Get<IMatchRules>().ReadTextAsync(cancellation)));
        rules.MapGet("/yaml", (OrgScope scope) => TypedResults.Text(RuleText.WriteYaml(scope.Get<IMatchRules>().Current)));
        rules.MapPut("/", SaveAsync);
        rules.MapDelete("/", ResetAsync);
        rules.MapGet("/schema", (OrgScope _) => TypedResults.Text(RuleText.Schema, "application/schema+json"));
        rules.MapPost("/from-layout", FromLayoutAsync);
    }

    /// <summary>With <c>?check=true</c> it only looks. What is wrong is told in <c>problems</c>, what is taken and may not be meant in the answer.</summary>
    private static async Task<Results<NoContent, Ok<RuleDoubts>, ProblemHttpResult>> SaveAsync(OrgScope scope, HttpRequest request, bool? check, CancellationToken cancellationToken)
    {
        try
        {
            var (rules, text) = (scope.Get<IMatchRules>(), await TextAsync(request, cancellationToken));
            var wrong = check is true ? await rules.CheckAsync(text, cancellationToken) : await rules.SaveAsync(text, cancellationToken);
            if (!wrong.IsEmpty)
                return TypedResults.Problem(
                    string.Join('\n', wrong), statusCode: StatusCodes.Status422UnprocessableEntity, title: "rules.wrong", extensions: [new("problems", wrong)]);
            return await rules.FindDoubtsAsync(text, cancellationToken) is { IsEmpty: false } doubts ? TypedResults.Ok(new RuleDoubts(doubts)) : TypedResults.NoContent();
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

    /// <summary>What is taken, and may not be meant.</summary>
    private sealed record RuleDoubts(ImmutableArray<string> Doubts);
}
