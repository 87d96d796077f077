using System.Net;

namespace Patchbay.Server.Tests.Features;

public sealed class DeskFilesTests
{
    private const string Built = "<!doctype html><title>Patchbay desk</title>";

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/")]
    [InlineData("/desk/salesforce/connection?check=production")]
    public async Task Every_page_of_the_desk_has_an_address_that_can_be_opened(string address)
    {
        using var folder = new DeskFolder(Built);
        await using var server = await TestServer.StartAsync(settings: folder.Settings);

        using var answer = await server.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Built, await answer.Content.ReadAsStringAsync());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_not_answered_with_a_page()
    {
        using var folder = new DeskFolder(Built);
        await using var server = await TestServer.StartAsync(settings: folder.Settings);

        using var answer = await server.Http.GetAsync("/desk/assets/old.js");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private sealed class DeskFolder : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("patchbay-desk-").FullName;

        public DeskFolder(string document) => File.WriteAllText(Path.Combine(path, "index.html"), document);

        public Dictionary<string, string?> Settings => new() { ["Server:DeskFolder"] = path };

        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
