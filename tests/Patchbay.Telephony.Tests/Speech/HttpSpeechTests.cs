using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Telephony.Speech;
using Patchbay.Telephony.Tests.Bridge;

namespace Patchbay.Telephony.Tests.Speech;

/// <summary>A service that is as strict as OpenAI's: it refuses what it does not know, and streams WAV of 24 kHz without a length.</summary>
public sealed class HttpSpeechTests : IAsyncLifetime
{
    private const int RateHz = 24_000;
    private static readonly string[] known = ["model", "input", "voice", "response_format", "speed", "instructions", "stream_format"];
    private readonly WebApplication service = Build();

    private string Address => service.Urls.Single() + "/v1/audio/speech";

    public async ValueTask InitializeAsync() => await service.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_strict_service_speaks_the_words()
    {
        using var speech = new HttpSpeech(new() { Url = Address, Key = "sesame" }, NullLogger.Instance);

        var clip = await speech.SpeakAsync("Tack för att du väntar.", "sv", TestContext.Current.CancellationToken);

        Assert.InRange(clip!.Duration.TotalSeconds, 0.95, 1.05);
        Assert.True(clip.ULaw.Span.ToArray().Distinct().Count() > 20, "It is silence.");
    }

    [Theory]
    [InlineData("wrong", "tts-1", "Hello.")]
    [InlineData("sesame", "no-such-model", "Hello.")]
    [InlineData("sesame", "tts-1", "")]
    public async Task What_a_service_refuses_is_left_out(string key, string model, string words)
    {
        using var speech = new HttpSpeech(new() { Url = Address, Key = key, Model = model }, NullLogger.Instance);

        Assert.Null(await speech.SpeakAsync(words, "en", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null, 2801)]
    [InlineData("espeak-ng", 2806)]
    public async Task A_service_that_is_down_is_told_once_with_who_speaks_instead_and_when_it_is_back(string? standIn, int first)
    {
        var log = new LogLines();
        using var speech = new HttpSpeech(new() { Url = Address, Key = "sesame" }, log, standIn);

        foreach (var words in (string[])["", "", "", "Hello.", "Hello."]) await speech.SpeakAsync(words, "en", TestContext.Current.CancellationToken);

        Assert.Equal([first, 2807], log.Lines.Select(line => line.Id));
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = await StatusOfAsync(context.Request);
        if (context.Response.StatusCode != StatusCodes.Status200OK) return;
        context.Response.ContentType = "audio/wav";
        await context.Response.Body.WriteAsync(Tone(), context.RequestAborted);
    }

    private static async Task<int> StatusOfAsync(HttpRequest request)
    {
        if (request.Path != "/v1/audio/speech") return StatusCodes.Status404NotFound;
        if (request.Method != "POST") return StatusCodes.Status405MethodNotAllowed;
        if (request.Headers.Authorization != "Bearer sesame") return StatusCodes.Status401Unauthorized;
        if (request.ContentLength is not > 0) return StatusCodes.Status411LengthRequired;
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true) return StatusCodes.Status415UnsupportedMediaType;
        using var asked = await JsonDocument.ParseAsync(request.Body);
        var fields = asked.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString());
        var isGood = fields.Keys.All(known.Contains) && fields["model"] is "tts-1" && fields["voice"] is "alloy" && fields["input"] is { Length: > 0 and <= 4096 }
            && fields["response_format"] is "wav";
        return isGood ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    /// <summary>A second of 440 Hz. The lengths are unknown while it is made, as in a stream.</summary>
    private static byte[] Tone()
    {
        var file = new byte[44 + (2 * RateHz)];
        "RIFF"u8.CopyTo(file);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        "data"u8.CopyTo(file.AsSpan(36));
        foreach (var at in (int[])[4, 40]) BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), uint.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        foreach (var (at, value) in ((int, short)[])[(20, 1), (22, 1), (32, 2), (34, 16)]) BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(at), value);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), RateHz);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 2 * RateHz);
        for (var i = 0; i < RateHz; i++) BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (2 * i)), (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / RateHz)));
        return file;
    }
}
