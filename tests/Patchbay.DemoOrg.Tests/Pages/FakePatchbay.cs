using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Patchbay.DemoOrg.Tests.Pages;

/// <summary>Stands in for Patchbay: hands out links to recordings and places calls.</summary>
internal sealed class FakePatchbay : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _isGone;

    private FakePatchbay(WebApplication app) => _app = app;

    /// <summary>What was asked: method, path, key and body.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<FakePatchbay> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakePatchbay(builder.Build());
        fake._app.MapPost("/{**path}", (Delegate)fake.AnswerAsync);
        await fake._app.StartAsync(Org.Cancelled);
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isGone)
            return;
        _isGone = true;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(Org.Cancelled);
        Asked.Enqueue($"{http.Request.Path} {http.Request.Headers.Authorization} {body}".Replace("  ", " ", StringComparison.Ordinal));
        return http.Request.Path.Value switch
        {
            "/api/recordings/rec-1/link" => Results.Json(new { url = "/media/rec-1?ticket=t" }),
            "/api/recordings/gone/link" => Results.NotFound(),
            "/api/recordings/odd/link" => Results.Text("<html>"),
            "/call-me" => Results.Accepted(),
            _ => Results.StatusCode(500),
        };
    }
}
