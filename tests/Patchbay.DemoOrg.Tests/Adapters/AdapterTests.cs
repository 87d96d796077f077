using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Patchbay.DemoOrg.Tests.Adapters;

public sealed class AdapterTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-adapter-").FullName;
    private Org _org = null!;
    private HttpClient _anybody = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var name in (string[])["lightning.js", "classic.js", "host.js"]) await File.WriteAllTextAsync(Path.Combine(_folder, name), $"// {name}", Org.Cancelled);
        await File.WriteAllTextAsync(Path.Combine(_folder, "apex.json"), """{ "Accounts.find": "found", "Accounts.list": [1, 2] }""", Org.Cancelled);
        _org = await Org.StartAsync(folder => new DemoOrgOptions
        {
            ListenUrl = "http://127.0.0.1:0",
            DataFolder = folder,
            Adapter = new()
            {
                Url = new Uri("http://127.0.0.1:9000/adapter.html"),
                ScriptFolder = _folder,
                ApexFile = Path.Combine(_folder, "apex.json"),
                CallCenterFile = Path.Combine(_folder, "center.xml"),
                HasMicrophone = false,
            },
        });
        _anybody = new HttpClient { BaseAddress = _org.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _anybody.Dispose();
        await _org.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("/support/api/43.0/lightning/opencti_min.js", "lightning.js")]
    [InlineData("/support/api/67.0/lightning/opencti.js", "lightning.js")]
    [InlineData("/support/api/30.0/interaction.js", "classic.js")]
    [InlineData("/opencti/host.js", "host.js")]
    public async Task Any_adapter_may_load_the_scripts_at_the_platforms_own_paths(string path, string name)
    {
        using var answer = await _anybody.GetAsync(new Uri(path, UriKind.Relative), Org.Cancelled);

        Assert.Equal($"// {name}", await answer.Content.ReadAsStringAsync(Org.Cancelled));
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("/opencti/apex.json")]
    [InlineData("/opencti/..%2fapex.json")]
    public async Task Nothing_else_of_the_scripts_folder_is_served(string path)
    {
        using var answer = await _anybody.GetAsync(new Uri(path, UriKind.Relative), Org.Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/lightning/page/home")]
    [InlineData("/home/home.jsp")]
    [InlineData("/003Dm0000000001IAA")]
    public async Task The_page_of_either_skin_lets_only_the_adapter_be_framed_without_a_microphone(string path)
    {
        using var answer = await _anybody.GetAsync(new Uri(path, UriKind.Relative), Org.Cancelled);

        Assert.Contains("frame-src http://127.0.0.1:9000;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.StartsWith("microphone=(),", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_alone_reads_how_the_adapter_is_set_up()
    {
        using var refused = await _anybody.GetAsync(new Uri("/demo/adapter", UriKind.Relative), Org.Cancelled);
        _anybody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await PageTokenAsync());
        var setup = JsonNode.Parse(await _anybody.GetStringAsync(new Uri("/demo/adapter", UriKind.Relative), Org.Cancelled))!;

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("http://127.0.0.1:9000/adapter.html", setup["settings"]!["/reqGeneralInfo/reqAdapterUrl"]!.GetValue<string>());
        Assert.Null(setup["layout"]);
    }

    [Theory]
    [InlineData("u", "urn:partner.soap.sforce.com")]
    [InlineData("c", "urn:enterprise.soap.sforce.com")]
    public async Task The_softphone_layout_is_told_by_SOAP_as_in_an_org(string api, string space)
    {
        XNamespace own = space;
        var token = await PageTokenAsync();

        var layout = (await DescribeLayoutAsync(api, space, token)).Descendants(own + "result").Single();

        var inbound = layout.Elements(own + "callTypes").First();
        Assert.Equal(["Inbound", "Outbound", "Internal"], layout.Elements(own + "callTypes").Select(type => type.Element(own + "name")!.Value));
        Assert.Equal(["ANI", "DNIS", "SEGMENT", "QUEUE"], inbound.Elements(own + "infoFields").Select(field => field.Value));
        Assert.Contains(inbound.Elements(own + "screenPopOptions"), option => option.Value is "MultipleMatchesPopToSearch");
        Assert.Contains(inbound.Elements(own + "sections"), section => section.Element(own + "entityApiName")!.Value is "Contact" && section.Elements(own + "items").Count() is 3);
    }

    [Fact]
    public async Task The_softphone_layout_is_told_to_nobody_without_a_session()
    {
        var answer = await DescribeLayoutAsync("u", "urn:partner.soap.sforce.com", "stranger");

        Assert.StartsWith("INVALID_SESSION_ID", answer.Descendants("faultstring").Single().Value, StringComparison.Ordinal);
    }

    private async Task<XElement> DescribeLayoutAsync(string api, string space, string token)
    {
        using var envelope = new StringContent(
            $"<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Header><SessionHeader xmlns=\"{space}\"><sessionId>{token}</sessionId></SessionHeader></e:Header><e:Body><describeSoftphoneLayout xmlns=\"{space}\"/></e:Body></e:Envelope>",
            Encoding.UTF8, "text/xml");
        using var answer = await _anybody.PostAsync(new Uri($"/services/Soap/{api}/67.0", UriKind.Relative), envelope, Org.Cancelled);
        return XElement.Parse(await answer.Content.ReadAsStringAsync(Org.Cancelled));
    }

    [Fact]
    public async Task A_call_center_file_that_is_broken_is_named_and_the_adapter_is_shown_all_the_same()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "center.xml"), "<callCenter><section", Org.Cancelled);
        _anybody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await PageTokenAsync());

        var setup = JsonNode.Parse(await _anybody.GetStringAsync(new Uri("/demo/adapter", UriKind.Relative), Org.Cancelled))!;

        Assert.StartsWith("center.xml cannot be read, so values of our own are used:", Assert.Single(setup["notices"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("DemoAdapter", setup["settings"]!["/reqGeneralInfo/reqInternalName"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Accounts", "find", 200, "found</")]
    [InlineData("Accounts", "list", 200, "[1,2]</")]
    [InlineData("Accounts", "lose", 500, "No operation available for request")]
    [InlineData("Missing", "find", 500, "Class Missing not found")]
    public async Task An_Apex_method_returns_what_the_file_says(string name, string method, int status, string part)
    {
        _anybody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await PageTokenAsync());

        using var answer = await CallAsync(name, method);

        var text = await answer.Content.ReadAsStringAsync(Org.Cancelled);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Apex_method_is_for_those_who_are_signed_in()
    {
        using var answer = await CallAsync("Accounts", "find");

        Assert.Contains("INVALID_SESSION_ID", await answer.Content.ReadAsStringAsync(Org.Cancelled), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> CallAsync(string name, string method)
    {
        using var envelope = new StringContent(
            $"<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><{method} xmlns=\"http://soap.sforce.com/schemas/class/{name}\"/></e:Body></e:Envelope>",
            Encoding.UTF8, "text/xml");
        return await _anybody.PostAsync(new Uri($"/services/Soap/class/{name}", UriKind.Relative), envelope, Org.Cancelled);
    }

    private async Task<string> PageTokenAsync()
    {
        using var answer = await _anybody.PostAsync(new Uri("/demo/session", UriKind.Relative), null, Org.Cancelled);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Org.Cancelled))!["token"]!.GetValue<string>();
    }
}
