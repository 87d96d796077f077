using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>
/// The part of an org that the filling of the directory needs: contacts only, by query and by bulk query, in pages of a given size. What it
/// does not know it refuses, as an org does for an object that is not there.
/// </summary>
internal sealed class LargeOrg : HttpMessageHandler
{
    private const string Api = "/services/data/v66.0/";
    private static readonly string[] fields =
        ["Id", "Name", "IsDeleted", "MasterRecordId", "SystemModstamp", "AccountId", "OwnerId", "LastActivityDate", "Phone", "MobilePhone", "VIP__c"];

    private readonly Lock access = new();

    /// <summary>Contacts by id, deleted ones too.</summary>
    public SortedDictionary<string, Dictionary<string, string>> Contacts { get; } = new(StringComparer.Ordinal);

    public List<string> Requests { get; } = [];

    public int RowsOfPage { get; set; } = 1000;

    public bool TakesJobs { get; set; } = true;

    /// <summary>How many of the next pages of results break off in the middle.</summary>
    public int BrokenPages { get; set; }

    public static string IdOf(int number) => $"003000000{number:D6}AAA";

    public void Add(int number, string name, string modified = "2026-11-20T10:00:00.000Z", params (string Field, string Value)[] more)
    {
        var row = new Dictionary<string, string> { ["Id"] = IdOf(number), ["Name"] = name, ["SystemModstamp"] = modified, ["IsDeleted"] = "false" };
        foreach (var (field, value) in more) row[field] = value;
        Contacts[row["Id"]] = row;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var what = $"{request.Method} {Uri.UnescapeDataString(request.RequestUri!.PathAndQuery)}".Replace(Api, "", StringComparison.Ordinal);
        lock (access)
        {
            Requests.Add(what);
            return Answer(what, body);
        }
    }

    private HttpResponseMessage Answer(string what, string body) => what switch
    {
        "POST /services/oauth2/token" => FakeOrg.Answer(200, """{"access_token":"t","instance_url":"https://org.example"}"""),
        "GET sobjects/Contact/describe" => FakeOrg.Answer(200, Describe()),
        "POST jobs/query" when TakesJobs && body.Contains("FROM Contact", StringComparison.Ordinal) => FakeOrg.Answer(200, """{"id":"750A","state":"UploadComplete"}"""),
        "GET jobs/query/750A" => FakeOrg.Answer(200, """{"id":"750A","state":"JobComplete"}"""),
        "DELETE jobs/query/750A" => new(HttpStatusCode.NoContent),
        "GET query?q=SELECT COUNT() FROM Contact" => FakeOrg.Answer(200, new JsonObject { ["totalSize"] = Alive.Count(), ["done"] = true }.ToJsonString()),
        _ when what.StartsWith("GET jobs/query/750A/results", StringComparison.Ordinal) => Results(what),
        _ when what.Contains("FROM Contact", StringComparison.Ordinal) => Rows(what),
        _ => FakeOrg.Error(400, "INVALID_TYPE", "sObject type is not supported"),
    };

    private IEnumerable<Dictionary<string, string>> Alive => Contacts.Values.Where(c => c["IsDeleted"] == "false");

    private static string Describe() => new JsonObject
    {
        ["fields"] = new JsonArray([.. fields.Select(f => new JsonObject { ["name"] = f, ["type"] = f.EndsWith("Phone", StringComparison.Ordinal) ? "phone" : "string", ["nameField"] = f == "Name" })]),
    }.ToJsonString();

    private HttpResponseMessage Results(string what)
    {
        var from = what.Contains("locator=", StringComparison.Ordinal) ? int.Parse(what.Split("locator=")[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = Alive.Skip(from).Take(RowsOfPage).ToArray();
        var text = new StringBuilder(string.Join(',', fields.Select(f => $"\"{f}\"")) + "\n");
        foreach (var row in page) text.Append(string.Join(',', fields.Select(f => $"\"{row.GetValueOrDefault(f, "")}\"")) + "\n");
        var csv = text.ToString();
        if (BrokenPages-- > 0) csv = csv[..(csv.Length / 2)];
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(csv, Encoding.UTF8, "text/csv") };
        answer.Headers.Add("Sforce-NumberOfRecords", $"{page.Length}");
        answer.Headers.Add("Sforce-Locator", from + page.Length < Alive.Count() ? $"{from + page.Length}" : "null");
        return answer;
    }

    /// <summary>Newest one, changes since an instant, or all.</summary>
    private HttpResponseMessage Rows(string what)
    {
        var rows = (what.StartsWith("GET queryAll", StringComparison.Ordinal) ? Contacts.Values : Alive)
            .OrderBy(r => r["SystemModstamp"], StringComparer.Ordinal).ThenBy(r => r["Id"], StringComparer.Ordinal).ToList();
        if (what.Contains("DESC", StringComparison.Ordinal)) rows = [.. rows.TakeLast(1)];
        if (what.Contains("SystemModstamp >", StringComparison.Ordinal))
        {
            var since = what.Split("SystemModstamp >")[1].TrimStart('=', ' ')[..24];
            rows = [.. rows.Where(r => string.CompareOrdinal(r["SystemModstamp"], since) >= 0)];
        }

        return FakeOrg.Answer(200, new JsonObject
        {
            ["done"] = true,
            ["records"] = new JsonArray([.. rows.Select(r => new JsonObject([.. r.Select(f => new KeyValuePair<string, JsonNode?>(f.Key, f.Key == "IsDeleted" ? f.Value == "true" : f.Value))]))]),
        }.ToJsonString());
    }
}
