using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Patchbay.Server.Features.Voicemail;

namespace Patchbay.Server.Tests.Features.Voicemail;

public sealed class ExpiredLinkTests
{
    [Fact]
    public async Task A_link_works_no_longer_than_the_settings_say()
    {
        var time = new ShiftedTime();
        await using var scene = await MessageScene.StartAsync(services => services.AddSingleton(provider => ActivatorUtilities.CreateInstance<MessageLinks>(provider, time)));
        var links = scene.Server.App.Services.GetRequiredService<MessageLinks>();
        var fresh = links.Make(MessageScene.Message).Path;
        time.Back = TimeSpan.FromDays(2);
        var old = links.Make(MessageScene.Message).Path;

        using var works = await scene.Server.Http.GetAsync(new Uri(fresh, UriKind.Relative), MessageScene.Token);
        using var expired = await scene.Server.Http.GetAsync(new Uri(old, UriKind.Relative), MessageScene.Token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (works.StatusCode, expired.StatusCode));
    }

    /// <summary>The framework reads the real clock for its tickets, so what is old is made as if it had been made long ago.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        internal TimeSpan Back { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Back;
    }
}
