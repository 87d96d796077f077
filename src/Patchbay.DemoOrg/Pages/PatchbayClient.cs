using System.Net.Http.Headers;
using System.Text.Json;

namespace Patchbay.DemoOrg.Pages;

/// <summary>What the org asks of Patchbay. Troubles come back as words for the page.</summary>
internal sealed class PatchbayClient(HttpClient http, DemoOrgOptions options, ILogger<PatchbayClient> logger)
{
    private const string Silent = "Patchbay does not answer. Is it running?";

    /// <summary>Asks for a link that plays one recording.</summary>
    /// <returns>A link, or words that say why there is none.</returns>
    public async Task<(RecordingLink? Link, string? Trouble)> RecordingLinkAsync(string recordingId, CancellationToken cancellationToken)
    {
        if (options.PatchbayUrl is null)
            return (null, "No Patchbay is connected, so recordings cannot be played.");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.PatchbayUrl, $"/api/recordings/{recordingId}/link"));
        if (options.PatchbayApiKey is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var (answer, trouble) = await SendAsync(request, cancellationToken);
        using (answer)
        {
            if (answer is null)
                return (null, trouble);
            if (!answer.IsSuccessStatusCode)
                return (null, RecordingTrouble((int)answer.StatusCode));
            return await ReadLinkAsync(answer, cancellationToken);
        }
    }

    /// <summary>Asks to be called by a customer.</summary>
    /// <returns>Null when the call is on its way.</returns>
    public async Task<string?> CallMeAsync(Uri callMe, string customer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, callMe)
        {
            Content = JsonContent.Create(new CallMeRequest(customer), PageJson.Default.CallMeRequest),
        };
        var (answer, trouble) = await SendAsync(request, cancellationToken);
        using (answer)
        {
            return answer is null || answer.IsSuccessStatusCode
                ? trouble
                : $"The call could not be placed (answer {(int)answer.StatusCode}).";
        }
    }

    private async Task<(HttpResponseMessage? Answer, string? Trouble)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return (await http.SendAsync(request, cancellationToken), null);
        }
        catch (HttpRequestException failed)
        {
            logger.PatchbaySilent(request.RequestUri!, failed.Message);
            return (null, Silent);
        }
        catch (TaskCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            logger.PatchbaySilent(request.RequestUri!, slow.Message);
            return (null, Silent);
        }
    }

    private async Task<(RecordingLink? Link, string? Trouble)> ReadLinkAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            var link = await answer.Content.ReadFromJsonAsync(PageJson.Default.RecordingLink, cancellationToken);
            if (link?.Url is { Length: > 0 } url && Uri.TryCreate(options.PatchbayUrl, url, out var absolute))
                return (new RecordingLink(absolute.ToString()), null);
        }
        catch (JsonException malformed)
        {
            logger.PatchbayUnreadable(malformed.Message);
        }

        return (null, "Patchbay's answer cannot be read.");
    }

    private static string RecordingTrouble(int status) => status switch
    {
        401 or 403 => "Patchbay refuses to hand out this recording. Check the demo's key.",
        404 => "The recording is not there any more.",
        409 or 425 => "The recording is not finished yet. Try again in a moment.",
        _ => $"Patchbay cannot play the recording now (answer {status}).",
    };
}
