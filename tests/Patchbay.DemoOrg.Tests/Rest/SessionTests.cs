using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Patchbay.DemoOrg.Tests.Rest;

public sealed class SessionTests : OrgTests
{
    private readonly RSA _key = RSA.Create(2048);

    [Fact]
    public async Task A_token_answer_names_the_instance_and_no_expiry()
    {
        var answer = await TokenAsync(("grant_type", "client_credentials"), ("client_id", "patchbay-demo-client"), ("client_secret", "patchbay-demo-secret"));

        Assert.Equal(Org.Address.GetLeftPart(UriPartial.Authority), answer.Body!["instance_url"]!.GetValue<string>());
        Assert.Equal("Bearer", answer.Body["token_type"]!.GetValue<string>());
        Assert.Null(answer.Body["expires_in"]);
    }

    [Theory]
    [InlineData("client_credentials", "patchbay-demo-client", "wrong", "invalid_client")]
    [InlineData("client_credentials", "somebody", "wrong", "invalid_client_id")]
    [InlineData("password", "patchbay-demo-client", "patchbay-demo-secret", "unsupported_grant_type")]
    public async Task A_bad_sign_in_is_refused_in_the_words_of_oauth(string grant, string id, string secret, string error)
    {
        var answer = await TokenAsync(("grant_type", grant), ("client_id", id), ("client_secret", secret));

        Assert.Equal(400, answer.Status);
        Assert.Equal(error, answer.Body!["error"]!.GetValue<string>());
        Assert.NotNull(answer.Body["error_description"]);
    }

    [Fact]
    public async Task A_signed_assertion_gets_a_token()
    {
        var answer = await TokenAsync(("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Assertion(TimeSpan.FromMinutes(3))));

        Assert.NotNull(answer.Body!["access_token"]);
    }

    [Fact]
    public async Task An_assertion_of_yesterday_gets_none()
    {
        var answer = await TokenAsync(("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Assertion(TimeSpan.FromDays(-1))));

        Assert.Equal("invalid_grant", answer.Body!["error"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Without_a_good_token_there_is_no_answer(string? header)
    {
        using var client = new HttpClient { BaseAddress = Org.Address };
        if (header is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var response = await client.GetAsync(new Uri("/services/data/v67.0/limits", UriKind.Relative), Org.Cancelled);

        Assert.Equal(401, (int)response.StatusCode);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(Org.Cancelled))![0]!;
        Assert.Equal("INVALID_SESSION_ID", error["errorCode"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_answer_tells_how_many_calls_are_used()
    {
        using var first = await Org.Client.GetAsync(new Uri("/services/data/v67.0/limits", UriKind.Relative), Org.Cancelled);
        using var second = await Org.Client.GetAsync(new Uri("/services/data/v67.0/limits", UriKind.Relative), Org.Cancelled);

        Assert.Equal(["api-usage=1/3"], first.Headers.GetValues("Sforce-Limit-Info"));
        Assert.Equal(["api-usage=2/3"], second.Headers.GetValues("Sforce-Limit-Info"));
    }

    [Fact]
    public async Task Over_the_daily_limit_calls_are_refused()
    {
        for (var call = 0; call < 3; call++)
            Assert.Equal(200, (await Org.GetAsync("limits")).Status);

        var answer = await Org.GetAsync("limits");

        Assert.Equal((403, "REQUEST_LIMIT_EXCEEDED"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("/services/data/v30.0/limits", 410, "UNSUPPORTED_API_VERSION")]
    [InlineData("/services/data/v68.0/limits", 404, "NOT_FOUND")]
    [InlineData("/services/data/vNaN/limits", 404, "NOT_FOUND")]
    public async Task Versions_outside_the_supported_ones_are_refused(string path, int status, string code)
    {
        var answer = await Org.GetAsync(path);

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task The_list_of_versions_needs_no_token()
    {
        Org.Client.DefaultRequestHeaders.Authorization = null;

        var versions = (await Org.GetAsync("/services/data")).Body!.AsArray();

        Assert.Equal("31.0", versions[0]!["version"]!.GetValue<string>());
        Assert.Equal(("67.0", "Summer '26"), (versions[^1]!["version"]!.GetValue<string>(), versions[^1]!["label"]!.GetValue<string>()));
    }

    protected override Func<string, DemoOrgOptions> Configure() => folder => new DemoOrgOptions
    {
        ListenUrl = "http://127.0.0.1:0",
        DataFolder = folder,
        DailyApiRequests = 3,
        ClientCertificatePem = _key.ExportSubjectPublicKeyInfoPem(),
    };

    private string Assertion(TimeSpan life)
    {
        var claims = new JsonObject
        {
            ["iss"] = "patchbay-demo-client",
            ["sub"] = "patchbay.integration@tidewater.example",
            ["aud"] = "https://login.salesforce.com",
            ["exp"] = (TimeProvider.System.GetUtcNow() + life).ToUnixTimeSeconds(),
        };
        var data = $"{Encode("""{"alg":"RS256"}""")}.{Encode(claims.ToJsonString())}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(data), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{data}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private async Task<Answer> TokenAsync(params (string Name, string Value)[] form)
    {
        using var client = new HttpClient { BaseAddress = Org.Address };
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using var response = await client.PostAsync(new Uri("/services/oauth2/token", UriKind.Relative), content, Org.Cancelled);
        return new Answer((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Org.Cancelled)));
    }
}
