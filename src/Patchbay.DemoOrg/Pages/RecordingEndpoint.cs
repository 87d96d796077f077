using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Pages;

/// <summary>Finds a link to the recording of a logged call. Audio stays with Patchbay; the org keeps only where it is.</summary>
internal static class RecordingEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/recordings/{task}", HandleAsync);

    private static async Task<IResult> HandleAsync(
        string task, OrgSchema schema, OrgReader reader, PatchbayClient patchbay, CancellationToken cancellationToken)
    {
        var record = RecordId.TryParse(task, out var id) ? reader.Find(schema["Task"], id) : null;
        if (record?.Text("Patchbay_Recording__c") is not { } recording)
            return Words(StatusCodes.Status404NotFound, "This call was not recorded.");
        if (LastPart(recording) is not { } recordingId)
            return Words(StatusCodes.Status404NotFound, "The recording's address cannot be read.");
        var (link, trouble) = await patchbay.RecordingLinkAsync(recordingId, cancellationToken);
        return link is null
            ? Words(StatusCodes.Status503ServiceUnavailable, trouble!)
            : Results.Json(link, PageJson.Default.RecordingLink);
    }

    /// <summary>The recording's id: the field's whole text, or the last part of an address.</summary>
    public static string? LastPart(string recording)
    {
        var path = recording.Split('?', '#')[0].TrimEnd('/');
        var id = path[(path.LastIndexOf('/') + 1)..];
        return id.Length > 0 && id.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') && !id.StartsWith('.')
            ? id
            : null;
    }

    private static IResult Words(int status, string message) =>
        Results.Json(new PageWords(message), PageJson.Default.PageWords, statusCode: status);
}

/// <param name="Url">Plays for a short time without signing in.</param>
internal sealed record RecordingLink(string Url);
