using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Telephony;
using Patchbay.Server.Access;
using Patchbay.Server.Features.Recordings;

namespace Patchbay.Server.Features.Voicemail;

/// <summary>
/// Plays a message: <c>GET /messages/{id}?ticket=…</c>. Parts of it may be asked for, so a player can jump. A person who opens the address, from
/// a record or a mail, gets a page that asks who it is.
/// </summary>
internal static class GetMessage
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/messages/{id}", Handle).OpenToAll("A player cannot sign in; the ticket in the address is the permission.");

    private static Results<PhysicalFileHttpResult, FileContentHttpResult, ProblemHttpResult> Handle(
        string id, string? ticket, HttpContext http, MessageLinks links, MessageBook book, IMessageFiles files, IOptions<ServerOptions> options)
    {
        // One address, two answers: caches must not mix them up.
        http.Response.Headers.Vary = "Accept";
        var isMessage = MessageId.TryParse(id, out var message);
        if (isMessage && RecordingPage.IsWantedBy(http.Request)) return RecordingPage.Show(http.Response, options);
        http.Response.Headers.CacheControl = "no-store";
        if (!isMessage || !links.IsGood(message, ticket))
            return TypedResults.Problem("This link does not work any more.", statusCode: StatusCodes.Status403Forbidden, title: "Link expired");
        // A message that was deleted is not played even while its file is still there.
        return book.Find(message) is not null && files.Find(message) is { } path
            ? TypedResults.PhysicalFile(path, "audio/wav", $"{message}.wav", enableRangeProcessing: true)
            : TypedResults.Problem("This message does not exist any more.", statusCode: StatusCodes.Status404NotFound, title: "message.gone");
    }
}
