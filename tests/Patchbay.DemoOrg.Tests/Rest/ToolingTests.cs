namespace Patchbay.DemoOrg.Tests.Rest;

/// <summary>Packages and fields, as the Tooling API tells them. Reference: audit-surface, live org.</summary>
public sealed class ToolingTests : IAsyncLifetime
{
    private readonly DemoOrgFaults _faults = new();

    private Org Org { get; set; } = null!;

    public async ValueTask InitializeAsync() => Org = await Org.StartAsync(folder => new() { ListenUrl = "http://127.0.0.1:0", DataFolder = folder, Faults = _faults });

    public ValueTask DisposeAsync() => Org.DisposeAsync();

    [Fact]
    public async Task The_installed_package_is_told_with_its_version()
    {
        const string soql = "SELECT SubscriberPackage.Name, SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion, SubscriberPackageVersion.PatchVersion, "
            + "SubscriberPackageVersion.IsBeta FROM InstalledSubscriberPackage";
        var before = await AskAsync(soql);
        _faults.Package = new("Patchbay's", "patchbay", new(1, 4, 2));

        var row = Assert.Single((await AskAsync(soql)).Records)!;

        Assert.Empty(before.Records);
        Assert.Equal(("Patchbay's", 1, 2, false), (row["SubscriberPackage"]!["Name"]!.GetValue<string>(), row["SubscriberPackageVersion"]!["MajorVersion"]!.GetValue<int>(),
            row["SubscriberPackageVersion"]!["PatchVersion"]!.GetValue<int>(), row["SubscriberPackageVersion"]!["IsBeta"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_field_that_the_users_security_hides_is_not_described_but_known_to_the_tooling_api()
    {
        _faults.Hidden = ["Task.Patchbay_Recording__c"];

        var described = (await Org.GetAsync("sobjects/Task/describe")).Body!["fields"]!.AsArray().Select(field => field!["name"]!.GetValue<string>());
        var written = await Org.PostAsync("sobjects/Task", """{"Subject":"x","Patchbay_Recording__c":"https://x.example"}""");
        var known = await AskAsync("SELECT QualifiedApiName, Length FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = 'Task' AND QualifiedApiName = 'Patchbay_Recording__c'");

        Assert.DoesNotContain("Patchbay_Recording__c", described);
        Assert.Equal("INVALID_FIELD", written.ErrorCode);
        Assert.Equal(255, Assert.Single(known.Records)!["Length"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("SELECT QualifiedApiName FROM FieldDefinition", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact", "INVALID_TYPE")]
    [InlineData("SELECT Shoe FROM InstalledSubscriberPackage", "INVALID_FIELD")]
    public async Task What_the_tooling_api_does_not_know_is_refused(string soql, string code) => Assert.Equal((400, code), await AskAsync(soql) is var answer ? (answer.Status, answer.ErrorCode) : default);

    private Task<Answer> AskAsync(string soql) => Org.GetAsync("tooling/query?q=" + Uri.EscapeDataString(soql));
}
