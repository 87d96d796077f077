using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Parked;

namespace Patchbay.Server.Features.Orgs;

/// <summary>How many parked records run again.</summary>
/// <param name="Count">So many.</param>
public sealed record RetriedRecords(int Count);

/// <summary>
/// Parked records of an org, below <c>/api/orgs/{org}/parked</c>: <c>GET</c> lists them, <c>GET /{call}</c> shows one with its fields,
/// <c>POST /{call}/retry</c> runs it again, <c>PUT /{call}/fields</c> sets fields and runs it again, <c>DELETE /{call}</c> gives it up, and
/// <c>POST /retry</c> runs all again, or those with <c>?code=</c>.
/// </summary>
internal static class ParkedEndpoints
{
    private const int Most = 1000;

    internal static void Map(IEndpointRouteBuilder org)
    {
        var parked = org.MapGroup("/parked");
        parked.MapGet("/", ListAsync);
        parked.MapPost("/retry", RetryAllAsync);
        parked.MapGet("/{call}", ShowAsync);
        parked.MapPost("/{call}/retry", (string call, OrgScope scope, CancellationToken cancellation) =>
            AnswerAsync(call, id => scope.Get<IParkedRecords>().RetryAsync(id, cancellation)));
        parked.MapPut("/{call}/fields", (string call, JsonElement fields, OrgScope scope, CancellationToken cancellation) =>
            AnswerAsync(call, id => scope.Get<IParkedRecords>().EditAsync(id, fields, cancellation)));
        parked.MapDelete("/{call}", (string call, OrgScope scope, CancellationToken cancellation) =>
            AnswerAsync(call, id => scope.Get<IParkedRecords>().DropAsync(id, cancellation)));
    }

    private static async Task<Ok<IReadOnlyList<ParkedRecord>>> ListAsync(OrgScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(await scope.Get<IParkedRecords>().ListAsync(Most, cancellationToken));

    private static async Task<Ok<RetriedRecords>> RetryAllAsync(string? code, OrgScope scope, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RetriedRecords(await scope.Get<IParkedRecords>().RetryAllAsync(code, cancellationToken)));

    private static async Task<Results<Ok<ParkedDetail>, ProblemHttpResult>> ShowAsync(string call, OrgScope scope, CancellationToken cancellationToken) =>
        InteractionId.TryParse(call, out var id) && await scope.Get<IParkedRecords>().FindAsync(id, cancellationToken) is { } found
            ? TypedResults.Ok(found)
            : NotParked();

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(string call, Func<InteractionId, Task<Refusal?>> answer)
    {
        if (!InteractionId.TryParse(call, out var id)) return NotParked();
        return await answer(id) switch
        {
            null => TypedResults.NoContent(),
            { Code: "parked.unknown" } => NotParked(),
            var refusal => TypedResults.Problem(refusal.Message, statusCode: StatusCodes.Status400BadRequest, title: refusal.Code),
        };
    }

    private static ProblemHttpResult NotParked() =>
        TypedResults.Problem("The record of this call is not parked.", statusCode: StatusCodes.Status404NotFound, title: "parked.unknown");
}
