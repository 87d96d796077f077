using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Telephony;
using Patchbay.Server.Access;

namespace Patchbay.Server.Features.Recordings;

/// <summary>A link to a recording.</summary>
/// <param name="Url">Where a player fetches it.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record RecordingLink(string Url, DateTimeOffset ExpiresAt);

/// <summary>Makes a link to a recording at the moment it is played: <c>POST /api/recordings/{id}/link</c>.</summary>
internal static class LinkRecording
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/recordings/{id}/link", Handle).Requires(Roles.Integration, Roles.Agent, Roles.Supervisor, Roles.Admin);

    private static Results<Ok<RecordingLink>, ProblemHttpResult> Handle(
        string id, ClaimsPrincipal who, IJournal journal, RecordingLinks links, IRecordingFiles files)
    {
        var isCall = InteractionId.TryParse(id, out var call);
        if (!RecordingPermission.MayHear(who, () => isCall ? journal.ReadSubject(call.Value).Select(entry => entry.Event) : []))
        {
            return TypedResults.Problem(
                "Agents hear recordings of their own calls.", statusCode: StatusCodes.Status403Forbidden, title: "Not your call");
        }

        if (!isCall || files.Find(call) is null)
            return TypedResults.Problem("There is no recording of this call.", statusCode: StatusCodes.Status404NotFound, title: "No recording");
        var (url, expiresAt) = links.Make(call);
        return TypedResults.Ok(new RecordingLink(url, expiresAt));
    }
}
