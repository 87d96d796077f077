using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Patchbay.Server.Access;

namespace Patchbay.Server.Tests.Access;

public sealed class EndpointRoleTests
{
    [Fact]
    public async Task Every_endpoint_states_the_roles_it_needs_or_why_it_is_open()
    {
        await using var server = TestServer.Build();
        var endpoints = ((IEndpointRouteBuilder)server.App).DataSources.SelectMany(source => source.Endpoints).ToList();

        var silent = endpoints.Where(endpoint => !States(endpoint)).Select(endpoint => endpoint.DisplayName);

        Assert.NotEmpty(endpoints);
        Assert.Empty(silent);
    }

    [Fact]
    public void An_endpoint_that_states_nothing_is_found()
    {
        var planted = new Endpoint(null, new EndpointMetadataCollection(new AuthorizeAttribute()), "planted");

        Assert.False(States(planted));
    }

    private static bool States(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<RequiresRoleAttribute>() is { Roles.Length: > 0 }
        || endpoint.Metadata.GetMetadata<OpenToAllAttribute>() is { Why.Length: > 0 };
}
