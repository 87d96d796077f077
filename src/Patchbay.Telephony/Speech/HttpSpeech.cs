using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Speech;

/// <summary>Speaks with a service that offers <c>/v1/audio/speech</c> as OpenAI does, on this machine or elsewhere.</summary>
/// <param name="options">Where it is, and its voice.</param>
/// <param name="logger">Where trouble is told.</param>
internal sealed class HttpSpeech(SpeechOptions options, ILogger logger) : ISpeech, IDisposable
{
    private readonly HttpClient http = new();

    public async Task<AudioClip?> SpeakAsync(string text, string language, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Url);
            // With its length: a simple service does not read a body in chunks.
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(
                new { model = options.Model, voice = options.Voice, input = text, response_format = "wav" }));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
            if (options.Key is { Length: > 0 } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode && SpeechWav.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is { } clip) return clip;
            logger.SpeechFailed(options.Url!, $"status {(int)response.StatusCode}, or no WAV");
        }
        catch (HttpRequestException fault)
        {
            logger.SpeechFailed(options.Url!, fault.Message);
        }

        return null;
    }

    public void Dispose() => http.Dispose();
}
