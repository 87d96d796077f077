using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Speech;

/// <summary>Speaks with a service that offers <c>/v1/audio/speech</c> as OpenAI does, on this machine or elsewhere.</summary>
/// <param name="options">Where it is, and its voice.</param>
/// <param name="logger">Where trouble is told: when it begins and when it is over, not for each text.</param>
/// <param name="standIn">Who speaks while the service does not; null for nobody.</param>
internal sealed class HttpSpeech(SpeechOptions options, ILogger logger, string? standIn = null) : ISpeech, IDisposable
{
    private readonly HttpClient http = new();
    private int fails;

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
            if (response.IsSuccessStatusCode && SpeechWav.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is { } clip)
            {
                if (Interlocked.Exchange(ref fails, 0) == 1) logger.SpeechIsBack(options.Url!);
                return clip;
            }

            Tell($"status {(int)response.StatusCode}, or no WAV");
        }
        catch (HttpRequestException fault)
        {
            Tell(fault.Message);
        }
        catch (OperationCanceledException)
        {
            Tell("no answer in time");
            throw;
        }

        return null;
    }

    public void Dispose() => http.Dispose();

    private void Tell(string reason)
    {
        if (Interlocked.Exchange(ref fails, 1) == 1) return;
        if (standIn is null) logger.SpeechFailed(options.Url!, reason);
        else logger.SpeechIsStoodInFor(options.Url!, reason, standIn);
    }
}
