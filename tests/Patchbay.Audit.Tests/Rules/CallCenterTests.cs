using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Tests.Rules;

public sealed class CallCenterTests
{
    private const string Import = """
        <callCenter>
          <section sortOrder="0" name="reqGeneralInfo" label="General Information">
            <item sortOrder="0" name="reqInternalName" label="Internal Name">Acme</item>
            <item sortOrder="1" name="reqDisplayName" label="Display Name">Acme Phones</item>
            <item sortOrder="2" name="reqAdapterUrl" label="URL">https://cti.acme.example/panel</item>
            <item sortOrder="3" name="reqUseApi" label="Use CTI API">true</item>
            <item sortOrder="4" name="reqSalesforceCompatibilityMode" label="Mode">Lightning</item>
            <item sortOrder="5" name="reqSoftphoneHeight" label="Height">400</item>
            <item sortOrder="6" name="reqSoftphoneWidth" label="Width">300</item>
          </section>
          <section sortOrder="1" name="reqDialingOptions" label="Dialing">
            <item sortOrder="0" name="reqOutsidePrefix" label="Outside">9</item>
          </section>
        </callCenter>
        """;

    [Theory]
    [InlineData("acme.xml")]
    [InlineData("definition.callCenter")]
    [InlineData("docs/setup/CallCenter.xml.resource")]
    public async Task An_import_file_is_one_call_center_whatever_its_name(string path)
    {
        var report = await Audited.ByTokensAsync((path, Import));

        Assert.Equal([$"{path}:1 callCenter"], report.Places());
        Assert.Equal("https://cti.acme.example/panel", Assert.Single(report.Inventory.CallCenters).AdapterUrl);
        Assert.Contains("reqOutsidePrefix 9", report.Findings[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_is_one_call_center_with_its_mode()
    {
        var report = await Audited.ByTokensAsync(("callCenters/Acme.callCenter-meta.xml", Metadata("/apex/acme__Panel", Item("reqUseApi", "true"), Item("reqSalesforceCompatibilityMode", "Classic_and_Lightning"))));

        var center = Assert.Single(report.Inventory.CallCenters);
        Assert.Equal(("open-cti", "Classic_and_Lightning", "Acme"), (center.Kind, center.Compatibility, center.DisplayName));
        Assert.Contains("acme", report.Inventory.Vendors);
    }

    [Fact]
    public async Task A_definition_of_the_desktop_toolkit_is_a_kind_of_its_own()
    {
        var report = await Audited.ByTokensAsync(("callCenters/Old.callCenter", Audited.Metadata("CallCenter",
            $"<displayName>Old</displayName><sections>{Item("reqProgId", "Acme.Cti.1")}{Item("reqUseApi", "false")}<label>G</label><name>reqGeneralInfo</name></sections><version>4.0</version>")));

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.DesktopCti, "callCenter"), (finding.Kind, finding.Api));
        Assert.Equal("desktop-cti", Assert.Single(report.Inventory.CallCenters).Kind);
    }

    [Fact]
    public async Task A_contact_center_of_Voice_is_on_the_new_side()
    {
        var report = await Audited.ByTokensAsync(("callCenters/New.callCenter", Audited.Metadata("CallCenter",
            $"<displayName>New</displayName><sections>{Item("reqVendorInfoApiName", "Acme")}<label>G</label><name>reqGeneralInfo</name></sections><sections><label>H</label><name>reqHvcc</name></sections>")));

        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.Voice, "scv:callCenter", Severity.Info), (finding.Kind, finding.Api, finding.Severity));
    }

    [Fact]
    public async Task A_missing_mode_means_Classic_only()
    {
        var report = await Audited.ByTokensAsync(("a.callCenter", Metadata("https://cti.acme.example", Item("reqUseApi", "true"))));

        Assert.Equal("Classic", Assert.Single(report.Inventory.CallCenters).Compatibility);
        Assert.Contains(report.Summary.Blockers, b => b is { Id: "classic", Status: "found" });
    }

    [Theory]
    [InlineData("reqAdapterUrl", "http://cti.acme.example", "callcenter.http-adapter")]
    [InlineData("reqSalesforceCompatibiltyMode", "Lightning", "callcenter.misspelt")]
    [InlineData("reqsoftphoneheight", "400", "callcenter.misspelt")]
    [InlineData("reqSalesforceCompatibilityMode", "Classic and Lightning", "callcenter.misspelt")]
    [InlineData("reqSoftphoneHeight", "90", "callcenter.size")]
    [InlineData("reqSoftphoneWidth", "100%", "callcenter.size")]
    [InlineData("reqTimeout", "5000", "callcenter.standby")]
    [InlineData("reqStandbyUrl", "https://standby.acme.example", "callcenter.standby")]
    [InlineData("reqCanvasApiName", "Acme", "callcenter.canvas")]
    [InlineData("apiToken", "9f8e7d6c5b4a", "callcenter.secret")]
    public async Task A_setting_that_harms_is_a_fault(string name, string value, string rule)
    {
        string[] items = [Item("reqUseApi", "true"), Item(name, value), .. name == "reqSalesforceCompatibilityMode" ? [] : new[] { Item("reqSalesforceCompatibilityMode", "Lightning") }];
        var report = await Audited.ByTokensAsync(("a.callCenter", Metadata("https://cti.acme.example", items)));

        var fault = Assert.Single(report.Findings, f => f.Kind == FindingKind.Fault);
        Assert.Equal((rule, $"callCenter.{name}"), (fault.Rule, fault.Api));
    }

    [Theory]
    [InlineData("reqVendorOption", "x")]
    [InlineData("reqTimeZone", "UTC")]
    [InlineData("tokenUrl", "https://login.acme.example/token")]
    [InlineData("useTokens", "true")]
    [InlineData("passwordMinutes", "600000")]
    public async Task A_vendors_own_setting_is_no_fault(string name, string value)
    {
        var report = await Audited.ByTokensAsync(("a.callCenter", Metadata("https://cti.acme.example", Item("reqUseApi", "true"), Item(name, value))));

        Assert.Equal(["callcenter.definition"], report.Rules());
    }

    [Fact]
    public async Task A_secret_is_found_and_never_shown()
    {
        var report = await Audited.ByTokensAsync(("a.callCenter", Metadata("https://cti.acme.example", Item("reqUseApi", "true"), Item("clientSecret", "s3cr3t-v4lue"))));

        Assert.Contains("callcenter.secret", report.Rules());
        Assert.DoesNotContain("s3cr3t-v4lue", AuditJson.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_definition_still_tells_what_came_before()
    {
        var report = await Audited.ByTokensAsync(("a.xml", Import[..Import.IndexOf("reqSoftphoneHeight", StringComparison.Ordinal)]));

        var unread = Assert.Single(report.Unread);
        Assert.Contains("broken XML", unread.Why, StringComparison.Ordinal);
        Assert.Equal(Confidence.Probable, Assert.Single(report.Findings).Confidence);
    }

    private static string Metadata(string adapter, params string[] items) => Audited.Metadata("CallCenter",
        $"<adapterUrl>{adapter}</adapterUrl>\n<displayName>Acme</displayName>\n<sections>\n{string.Join('\n', items)}\n<label>General</label><name>reqGeneralInfo</name></sections>");

    private static string Item(string name, string value) => $"<items><label>{name}</label><name>{name}</name><value>{value}</value></items>";
}
