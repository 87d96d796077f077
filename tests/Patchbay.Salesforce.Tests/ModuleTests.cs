using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Records;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Shared;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests;

public sealed class ModuleTests
{
    [Fact]
    public async Task Without_Salesforce_calls_run_callers_are_unknown_and_records_wait()
    {
        await using var rig = await DemoOrgRig.StartAsync(run: true, [new("Salesforce:Enabled", "false")]);

        var call = rig.Site.Talk("+46701740633");
        await DemoOrgRig.UntilAsync(() => rig.Site.Attached.Count > 0);

        Assert.Empty(rig.Site.Attached.Single().Matches);
        Assert.Equal(SalesforceState.Off, rig.Get<ISalesforceHealth>().Current.State);
        Assert.Null(await rig.Get<IRecordLinks>().FindAsync(call, CancellationToken.None));
        Assert.NotEmpty(rig.Site.Journal.ReadMarks(0, 10));
    }

    [Theory]
    [InlineData("LoginUrl", null, "LoginUrl is missing")]
    [InlineData("LoginUrl", "http://acme.my.salesforce.com", "must be an https address")]
    [InlineData("ClientId", "", "ClientId is missing")]
    [InlineData("ClientSecret", null, "needs ClientSecret, or JwtUser together with JwtKeyFile")]
    [InlineData("ApiVersion", "66", "ApiVersion")]
    [InlineData("DefaultCountry", "Sweden", "DefaultCountry")]
    [InlineData("TimeZone", "Mars/Olympus", "TimeZone Mars/Olympus is not known here")]
    [InlineData("PollInterval", "00:00:01", "PollInterval")]
    [InlineData("ApiShare", "2", "ApiShare")]
    public void A_wrong_setting_is_named_at_the_start(string name, string? value, string words)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read(new(StringComparer.Ordinal) { [$"Salesforce:{name}"] = value }));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_read_from_the_configuration()
    {
        var options = Read(new(StringComparer.Ordinal)
        {
            ["Salesforce:PhoneFields:0"] = "Contact.Backup__c",
            ["Salesforce:MatchOrder:0"] = "Lead.*",
            ["Salesforce:Users:kim"] = "kim.holm@acme.example",
            ["Salesforce:PublicUrl"] = "https://phone.example",
        });

        Assert.Equal("Contact.Backup__c", Assert.Single(options.PhoneFields));
        Assert.Equal("Lead.*", Assert.Single(options.MatchOrder));
        Assert.Equal("kim.holm@acme.example", options.Users["kim"]);
        Assert.Equal(new("https://phone.example"), options.PublicUrl);
    }

    private static SalesforceOptions Read(Dictionary<string, string?> settings)
    {
        var good = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Salesforce:Enabled"] = "true",
            ["Salesforce:LoginUrl"] = "https://acme.my.salesforce.com",
            ["Salesforce:ClientId"] = "app",
            ["Salesforce:ClientSecret"] = "secret",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(good).AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddPatchbaySalesforce().BuildServiceProvider();
        return services.GetRequiredService<IOptions<SalesforceOptions>>().Value;
    }
}
