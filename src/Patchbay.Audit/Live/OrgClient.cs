using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Patchbay.Audit.Live;

/// <summary>Asks an org, and only asks.</summary>
/// <param name="http">Sends; its time limit holds for each request.</param>
/// <param name="session">The sign-in.</param>
internal sealed class OrgClient(HttpClient http, OrgSession session)
{
    private const int MostRows = 50_000;
    private string _base = "/services/data/v60.0";

    /// <summary>Finds the newest version that the org speaks.</summary>
    /// <exception cref="OrgFault">The org does not answer.</exception>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        using var versions = await GetAsync("/services/data", cancellationToken);
        foreach (var version in versions.RootElement.EnumerateArray())
            _base = version.GetProperty("url").GetString() ?? _base;
        // The list of versions is open to everybody; this is not.
        using var limits = await GetAsync($"{_base}/limits", cancellationToken);
    }

    /// <summary>Runs a query to its end, at most 50,000 records.</summary>
    /// <exception cref="OrgRefusal">The org refuses it.</exception>
    /// <exception cref="OrgFault">The sign-in is over, or the org does not answer.</exception>
    internal Task<List<JsonElement>> QueryAsync(string soql, CancellationToken cancellationToken) => AllPagesAsync($"{_base}/query", soql, cancellationToken);

    /// <summary>The same through the Tooling API, which knows what is installed.</summary>
    /// <exception cref="OrgRefusal">The org refuses it.</exception>
    /// <exception cref="OrgFault">The sign-in is over, or the org does not answer.</exception>
    internal Task<List<JsonElement>> QueryToolingAsync(string soql, CancellationToken cancellationToken) =>
        AllPagesAsync($"{_base}/tooling/query", soql, cancellationToken);

    private async Task<List<JsonElement>> AllPagesAsync(string address, string soql, CancellationToken cancellationToken)
    {
        var rows = new List<JsonElement>();
        var next = $"{address}?q={Uri.EscapeDataString(soql)}";
        while (next is not null && rows.Count < MostRows)
        {
            using var page = await GetAsync(next, cancellationToken);
            rows.AddRange(page.RootElement.GetProperty("records").EnumerateArray().Select(row => row.Clone()));
            next = page.RootElement.TryGetProperty("nextRecordsUrl", out var more) ? more.GetString() : null;
        }

        return rows;
    }

    /// <summary>Describes an object.</summary>
    internal async Task<JsonElement> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        using var described = await GetAsync($"{_base}/sobjects/{name}/describe", cancellationToken);
        return described.RootElement.Clone();
    }

    /// <summary>Asks for the softphone layout of the calling user's profile, which only SOAP tells.</summary>
    internal async Task<string> SoftphoneLayoutAsync(CancellationToken cancellationToken)
    {
        var version = _base[(_base.LastIndexOf('v') + 1)..];
        var envelope = $"""<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:p="urn:partner.soap.sforce.com"><e:Header><p:SessionHeader><p:sessionId>{WebUtility.HtmlEncode(session.Token)}</p:sessionId></p:SessionHeader></e:Header><e:Body><p:describeSoftphoneLayout/></e:Body></e:Envelope>""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(session.Address, $"/services/Soap/u/{version}"))
        {
            Content = new StringContent(envelope, System.Text.Encoding.UTF8, "text/xml"),
        };
        request.Headers.Add("SOAPAction", "\"\"");
        return await SendAsync(request, cancellationToken);
    }

    private async Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(session.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.Token);
        var text = await SendAsync(request, cancellationToken);
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException broken)
        {
            throw new OrgFault($"{session.Address} answered with something that is no JSON.", broken);
        }
    }

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.StatusCode == HttpStatusCode.Unauthorized) throw new OrgFault($"The sign-in to {session.Address} is refused or has expired; sign in again.");
            if (answer.IsSuccessStatusCode) return text;
            throw new OrgRefusal(WhyOf(text, answer.StatusCode));
        }
        catch (HttpRequestException down)
        {
            throw new OrgFault($"{session.Address} does not answer: {down.Message}", down);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OrgFault($"{session.Address} did not answer in time.");
        }
    }

    private static string WhyOf(string text, HttpStatusCode status)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var first = document.RootElement[0];
            var message = first.GetProperty("message").GetString() ?? "";
            // The last line says it; those before show the query.
            return $"{first.GetProperty("errorCode").GetString()}, {message.Split('\n')[^1].Trim()}";
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return $"the org answered {(int)status}";
        }
    }
}
