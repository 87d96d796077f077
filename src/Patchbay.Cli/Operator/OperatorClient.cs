using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Server;
using Patchbay.Server.Access;

namespace Patchbay.Cli.Operator;

/// <summary>Speaks with the server that runs on a data folder, over the socket in it.</summary>
internal sealed class OperatorClient : IDisposable
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
    private readonly HttpClient http;

    internal OperatorClient(string dataFolder)
    {
        var path = OperatorSocket.PathIn(dataFolder);
        http = new(new SocketsHttpHandler { ConnectCallback = (_, cancellationToken) => ConnectAsync(path, dataFolder, cancellationToken), UseProxy = false })
        {
            BaseAddress = new("http://patchbay"),
            Timeout = TimeSpan.FromMinutes(10),
        };
        // With sudo every command is root's; who typed it is what others want to know.
        http.DefaultRequestHeaders.TryAddWithoutValidation(OperatorSocket.AccountHeader, Environment.GetEnvironmentVariable("SUDO_USER") ?? Environment.UserName);
    }

    /// <summary>Reads something.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ServerFault">No server runs, or it refused; with its words.</exception>
    internal Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) => AskAsync<T>(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends something.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="body">What to send as JSON; null for nothing.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ServerFault">No server runs, or it refused; with its words.</exception>
    internal async Task<T> AskAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, body, cancellationToken);
        return await response.Content.ReadFromJsonAsync<T>(json, cancellationToken) ?? throw new ServerFault("The server's answer is empty.");
    }

    /// <summary>Sends something to which there is no answer worth reading.</summary>
    /// <exception cref="ServerFault">No server runs, or it refused; with its words.</exception>
    internal async Task TellAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, body, cancellationToken);
    }

    /// <summary>Reads a file as it is.</summary>
    /// <exception cref="ServerFault">No server runs, or it refused; with its words.</exception>
    internal async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Sends a file as it is. An answer that finds something wrong with it is an answer too.</summary>
    /// <exception cref="ServerFault">No server runs, or it refused; with its words.</exception>
    internal async Task<T> SendTextAsync<T>(string path, string text, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, path, new StringContent(text), cancellationToken);
        return await response.Content.ReadFromJsonAsync<T>(json, cancellationToken) ?? throw new ServerFault("The server's answer is empty.");
    }

    /// <summary>Puts a file as it is.</summary>
    /// <returns>What is taken, and may not be meant, a sentence each.</returns>
    /// <exception cref="ServerFault">No server runs, it refused, or something is wrong with the file; with its words.</exception>
    internal async Task<IReadOnlyList<string>> PutTextAsync(string path, string text, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Put, path, new StringContent(text), cancellationToken);
        if (!response.IsSuccessStatusCode) throw await FaultAsync(response, cancellationToken);
        return response.StatusCode is HttpStatusCode.OK ? (await response.Content.ReadFromJsonAsync<Taken>(json, cancellationToken))?.Doubts ?? [] : [];
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is HttpContent content) request.Content = content;
        else if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: json);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            throw fault.InnerException as ServerFault ?? new ServerFault($"The server stopped while it was asked: {fault.Message}");
        }

        if (response.IsSuccessStatusCode || (body is HttpContent && response.StatusCode is System.Net.HttpStatusCode.UnprocessableEntity)) return response;
        using (response) throw await FaultAsync(response, cancellationToken);
    }

    private static async Task<ServerFault> FaultAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).RootElement;
            if ((Text(problem, "detail") ?? Text(problem, "title")) is { } words) return new(words, Text(problem, "code") ?? Text(problem, "title"));
        }
        catch (JsonException)
        {
            // An answer without words of its own: the status must do.
        }

        return new($"The server answered {(int)response.StatusCode}.");
    }

    private static string? Text(JsonElement problem, string name) => problem.TryGetProperty(name, out var text) && text.GetString() is { Length: > 0 } words ? words : null;

    private static async ValueTask<Stream> ConnectAsync(string path, string dataFolder, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException refused)
        {
            socket.Dispose();
            throw new ServerFault(refused.SocketErrorCode is SocketError.AccessDenied
                ? $"You may not open {path}; run this as the account that runs Patchbay."
                : $"No server runs on {Path.GetFullPath(dataFolder)}; start it with: patchbay serve --data {dataFolder}");
        }
    }

    /// <summary>A file that was taken.</summary>
    private sealed record Taken(IReadOnlyList<string>? Doubts);
}
