using System.Net;
using System.Net.Sockets;
using Patchbay.Server.Access;

namespace Patchbay.Server.Tests.Access;

public sealed class OperatorSocketTests
{
    [Fact]
    public async Task Whoever_opens_the_socket_in_the_data_folder_is_an_administrator()
    {
        await using var server = await TestServer.StartAsync();
        using var http = Over(server);

        var answer = await http.GetAsync("/api/orgs");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_same_request_over_the_network_needs_a_token()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Http.GetAsync("/api/orgs");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Only_its_owner_may_open_the_socket()
    {
        await using var server = await TestServer.StartAsync();

        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(OperatorSocket.PathIn(server.Folder));

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task A_socket_left_by_a_killed_process_is_in_nobodys_way()
    {
        await using var server = TestServer.Build();
        using var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        left.Bind(new UnixDomainSocketEndPoint(OperatorSocket.PathIn(server.Folder)));

        await server.App.StartAsync();
        using var http = Over(server);
        var answer = await http.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public void A_data_folder_with_too_long_a_path_is_told_in_a_sentence()
    {
        var refused = Assert.Throws<ServerFault>(() => OperatorSocket.PathIn($"/{new string('d', 120)}"));

        Assert.Contains("too long", refused.Message, StringComparison.Ordinal);
    }

    private static HttpClient Over(TestServer server) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(OperatorSocket.PathIn(server.Folder)), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = new("http://patchbay") };
}
