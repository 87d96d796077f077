using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Telephony;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Recordings;

/// <summary>
/// Plays a recording: <c>GET /recordings/{id}?ticket=…</c>. Parts of it may be asked for, so a player can jump. A person who opens the
/// address gets a page that plays at once with a good ticket, and else asks who it is.
/// </summary>
internal static class GetRecording
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/recordings/{id}", Handle).OpenToAll("A player cannot sign in; the ticket in the address is the permission.");

    private static Results<PhysicalFileHttpResult, FileContentHttpResult, ProblemHttpResult> Handle(
        string id, string? ticket, HttpContext http, RecordingLinks links, IRecordingFiles files, IOptions<ServerOptions> options)
    {
        // One address, two answers: caches must not mix them up.
        http.Response.Headers.Vary = "Accept";
        var isCall = InteractionId.TryParse(id, out var call);
        if (isCall && RecordingPage.IsWantedBy(http.Request)) return RecordingPage.Show(http.Response, options);
        if (!isCall || !links.IsGood(call, ticket))
        {
            return TypedResults.Problem(
                "This link does not work any more. Open the recording from its record in Salesforce.",
                statusCode: StatusCodes.Status403Forbidden,
                title: "Link expired");
        }

        return files.Find(call) is { } path
            ? TypedResults.PhysicalFile(path, "audio/wav", $"{call}.wav", enableRangeProcessing: true)
            : TypedResults.Problem("There is no recording of this call.", statusCode: StatusCodes.Status404NotFound, title: "No recording");
    }
}
