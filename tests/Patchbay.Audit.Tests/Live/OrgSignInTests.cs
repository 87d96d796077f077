using Patchbay.Audit.Live;

namespace Patchbay.Audit.Tests.Live;

public sealed class OrgSignInTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_takes_the_token_of_the_environment()
    {
        var session = await SignIn(("SF_ACCESS_TOKEN", "t0ken")).FindAsync("https://acme.my.salesforce.com", Cancelled);

        Assert.Equal((new Uri("https://acme.my.salesforce.com"), "t0ken"), (session.Address, session.Token));
        Assert.DoesNotContain("t0ken", session.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_not_sent_in_the_open()
    {
        var fault = await Assert.ThrowsAsync<OrgFault>(() => SignIn(("SF_ACCESS_TOKEN", "t0ken")).FindAsync("http://acme.my.salesforce.com", Cancelled));

        Assert.Contains("HTTPS", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_CLI_says_is_read()
    {
        var session = OrgSignIn.Read("""{ "status": 0, "result": { "accessToken": "t0ken", "instanceUrl": "https://acme.my.salesforce.com", "username": "a@b.example" } }""", "acme");

        Assert.Equal(("t0ken", "acme.my.salesforce.com"), (session.Token, session.Address.Host));
    }

    [Theory]
    [InlineData("""{ "status": 1, "name": "NamedOrgNotFoundError", "message": "No authorization information found for acme." }""", "No authorization information found")]
    [InlineData("""{ "status": 0, "result": { } }""", "named no access token")]
    [InlineData("oops", "made no sense")]
    public void A_missing_sign_in_is_one_sentence(string json, string why)
    {
        var fault = Assert.Throws<OrgFault>(() => OrgSignIn.Read(json, "acme"));

        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_softphone_layout_is_put_into_words()
    {
        const string xml = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><r><result xmlns="urn:x"><callTypes><name>Inbound</name><screenPopOptions><matchType>SingleMatch</matchType><screenPopType>PopToEntity</screenPopType></screenPopOptions><sections><entityApiName>Contact</entityApiName></sections></callTypes><name>Standard</name></result></r></s:Body></s:Envelope>""";

        Assert.Equal("Standard: Inbound searches Contact, SingleMatch PopToEntity", SoftphoneLayout.Describe(xml));
    }

    private static OrgSignIn SignIn(params (string Name, string Value)[] environment) =>
        new(name => environment.FirstOrDefault(e => e.Name == name).Value, TimeProvider.System);
}
