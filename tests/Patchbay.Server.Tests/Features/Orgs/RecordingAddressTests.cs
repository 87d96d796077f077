using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Server.Tests.Features.Orgs;

/// <summary>Where links to recordings lead that stand in Salesforce.</summary>
public sealed class RecordingAddressTests
{
    [Theory]
    [InlineData("https://phone.example.com", null, "https://phone.example.com/")]
    [InlineData("https://phone.example.com", "https://inside.example.com", "https://inside.example.com/")]
    [InlineData(null, null, null)]
    public async Task Links_to_recordings_lead_to_the_servers_own_address_unless_they_have_one(string? server, string? links, string? address)
    {
        var settings = new Dictionary<string, string?>();
        if (server is not null) settings["Server:PublicUrl"] = server;
        if (links is not null) settings["Salesforce:PublicUrl"] = links;

        await using var site = await TestServer.StartAsync(settings: settings);

        Assert.Equal(address, site.App.Services.GetRequiredService<IOptions<SalesforceOptions>>().Value.PublicUrl?.AbsoluteUri);
    }
}
