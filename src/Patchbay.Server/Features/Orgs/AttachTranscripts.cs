using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.Transcripts;

namespace Patchbay.Server.Features.Orgs;

/// <summary>
/// Takes the transcript of a call in, as plain text: <c>PUT /api/orgs/{org}/calls/{call}/transcript?source=…</c>. A second one takes the place
/// of the first.
/// </summary>
internal static class AttachTranscripts
{
    private const string Unnamed = "transcript";

    internal static void Map(IEndpointRouteBuilder org) => org.MapPut("/calls/{call}/transcript", HandleAsync);

    private static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string call, string? source, OrgScope scope, HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        var refusal = InteractionId.TryParse(call, out var id)
            ? await scope.Get<ITranscripts>().AttachAsync(id, text, source ?? Unnamed, cancellationToken)
            : new("call.unknown", "There is no such call.");
        return refusal is null
            ? TypedResults.NoContent()
            : TypedResults.Problem(
                refusal.Message, title: refusal.Code, statusCode: refusal.Code == "call.unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
    }
}
