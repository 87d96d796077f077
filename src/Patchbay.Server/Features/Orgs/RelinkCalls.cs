using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Relink;
using Patchbay.Server.Features.Phone;

namespace Patchbay.Server.Features.Orgs;

/// <summary>The record that a call's log is to hang on.</summary>
/// <param name="Record">Its id.</param>
/// <param name="ObjectName">Its object; null to tell it from the id.</param>
public sealed record RelinkRequest(string? Record, string? ObjectName);

/// <summary>The record that a call's log hangs on now.</summary>
/// <param name="ObjectName">Its object.</param>
/// <param name="Record">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">Why nothing of it is written, in a sentence; null when it is.</param>
[BrowserContract]
public sealed record RelinkedCall(string ObjectName, string Record, string Name, string? Note);

/// <summary>Moves the log of a call to another record, also long after the call: <c>PUT /api/orgs/{org}/calls/{call}/record</c>.</summary>
internal static class RelinkCalls
{
    internal static void Map(IEndpointRouteBuilder org) => org.MapPut("/calls/{call}/record", HandleAsync);

    private static async Task<Results<Ok<RelinkedCall>, ProblemHttpResult>> HandleAsync(
        string call, RelinkRequest wish, OrgScope scope, HttpContext http, CancellationToken cancellationToken)
    {
        if (!InteractionId.TryParse(call, out var id)) return Problem(new("call.unknown", "There is no such call."));
        var by = http.User.Identity?.Name ?? "operator";
        var moved = await scope.Get<ICallRelink>().MoveAsync(new(id, wish.Record ?? "", wish.ObjectName, by), cancellationToken);
        if (moved.Refusal is { } refusal) return Problem(refusal);
        return TypedResults.Ok(new RelinkedCall(moved.Value.Record.ObjectName, moved.Value.Record.Id, moved.Value.Name.Value ?? "", await NoteAsync(id, scope, cancellationToken)));
    }

    private static async Task<string?> NoteAsync(InteractionId call, OrgScope scope, CancellationToken cancellationToken)
    {
        if ((await scope.Get<IRecordLinks>().FindAsync(call, cancellationToken))?.State is RecordLinkState.Dropped)
            return "Its record was given up, so nothing of it is written to Salesforce.";
        return await scope.Get<ILogStanding>().IsDeletedAsync(call, cancellationToken) ? "Its Task was deleted in Salesforce; it stays deleted and is not made anew." : null;
    }

    private static ProblemHttpResult Problem(Refusal refusal) => TypedResults.Problem(
        refusal.Message, title: refusal.Code, statusCode: refusal.Code switch
        {
            "call.unknown" or "record.unknown" => StatusCodes.Status404NotFound,
            "org.away" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        });
}
