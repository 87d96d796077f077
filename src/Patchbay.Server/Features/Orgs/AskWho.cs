using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Salesforce.Matching;

namespace Patchbay.Server.Features.Orgs;

/// <summary>Tells who a caller would be, and why: <c>GET /api/orgs/{org}/who?number=…&amp;agent=…&amp;search=true</c>.</summary>
internal static class AskWho
{
    private const int LongestQuestion = 300;

    internal static void Map(IEndpointRouteBuilder org) => org.MapGet("/who", HandleAsync);

    private static async Task<Results<Ok<WhoAnswer>, ProblemHttpResult>> HandleAsync(
        OrgScope scope, [AsParameters] Question asked, CancellationToken cancellationToken)
    {
        if (asked.Number is not { Length: > 0 and <= LongestQuestion } number)
            return TypedResults.Problem("Name a number, an extension, or a key such as Case.CaseNumber=00001042.", statusCode: StatusCodes.Status400BadRequest, title: "No question");
        var (who, question) = (scope.Get<IWhoIs>(), new WhoQuestion(number, asked.Agent, asked.Search ?? false));
        return await who.WhyNotAsync(question, cancellationToken) is { } refusal
            ? TypedResults.Problem(refusal.Message, statusCode: StatusCodes.Status400BadRequest, title: refusal.Code)
            : TypedResults.Ok(await who.AskAsync(question, cancellationToken));
    }

    /// <param name="Number">A number, an extension, or a key.</param>
    /// <param name="Agent">Whose eyes to look through; null for somebody who may see everything.</param>
    /// <param name="Search">True to look into the org itself, too.</param>
    private sealed record Question(string? Number, string? Agent, bool? Search);
}
