using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Telephony;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Voicemail;

/// <summary>Plays a message: <c>GET /messages/{id}?ticket=…</c>. Parts of it may be asked for, so a player can jump.</summary>
internal static class GetMessage
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/messages/{id}", Handle).OpenToAll("A player cannot sign in; the ticket in the address is the permission.");

    private static Results<PhysicalFileHttpResult, ProblemHttpResult> Handle(
        string id, string? ticket, HttpContext http, MessageLinks links, MessageBook book, IMessageFiles files)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!MessageId.TryParse(id, out var message) || !links.IsGood(message, ticket))
            return TypedResults.Problem("This link does not work any more.", statusCode: StatusCodes.Status403Forbidden, title: "Link expired");
        // A message that was deleted is not played even while its file is still there.
        return book.Find(message) is not null && files.Find(message) is { } path
            ? TypedResults.PhysicalFile(path, "audio/wav", $"{message}.wav", enableRangeProcessing: true)
            : TypedResults.Problem("This message does not exist any more.", statusCode: StatusCodes.Status404NotFound, title: "message.gone");
    }
}
