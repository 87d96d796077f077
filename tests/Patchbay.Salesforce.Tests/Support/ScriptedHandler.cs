namespace Patchbay.Salesforce.Tests.Support;

/// <summary>Answers requests as a test says, and remembers them.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Lock access = new();

    public List<(string What, string? Token, string Body)> Requests { get; } = [];

    public Func<string, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(FakeOrg.Answer(200, "{}"));

    public int Count(string part)
    {
        lock (access) return Requests.Count(r => r.What.Contains(part, StringComparison.Ordinal));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var what = $"{request.Method} {request.RequestUri}";
        lock (access) Requests.Add((what, request.Headers.Authorization?.Parameter, body));
        return await Answer(what, cancellationToken);
    }
}
