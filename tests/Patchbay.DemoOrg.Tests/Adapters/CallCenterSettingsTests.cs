using System.Text.Json.Nodes;
using System.Xml;
using Patchbay.DemoOrg.Adapters;

namespace Patchbay.DemoOrg.Tests.Adapters;

public sealed class CallCenterSettingsTests
{
    [Fact]
    public void An_import_file_becomes_values_labels_and_orders_by_path()
    {
        var settings = CallCenterSettings.Read("""
            <callCenter>
              <section sortOrder="0" name="reqGeneralInfo" label="General">
                <item sortOrder="0" name="reqInternalName" label="Internal Name">OwnAdapter</item>
              </section>
              <section sortOrder="1" name="anything" label="Our own">
                <item sortOrder="2" name="region" label="Region"> north &amp; south </item>
              </section>
            </callCenter>
            """);

        Assert.Equal("OwnAdapter", settings["/reqGeneralInfo/reqInternalName"]!.GetValue<string>());
        Assert.Equal("north & south", settings["/anything/region"]!.GetValue<string>());
        Assert.Equal("Region", settings["/anything/region/label"]!.GetValue<string>());
        Assert.Equal("2.0", settings["/anything/region/sortOrder"]!.GetValue<string>());
        Assert.Equal("1.0", settings["/anything/sortOrder"]!.GetValue<string>());
    }

    [Fact]
    public void A_metadata_file_names_its_call_center_beside_the_sections()
    {
        var settings = CallCenterSettings.Read("""
            <CallCenter xmlns="http://soap.sforce.com/2006/04/metadata">
              <fullName>OwnAdapter</fullName><displayName>Own adapter</displayName>
              <displayNameLabel>Shown</displayNameLabel><internalNameLabel>Name</internalNameLabel>
              <sections>
                <items><label>Adapter URL</label><name>reqAdapterUrl</name><value>https://adapter.example.com</value></items>
                <label>General</label><name>reqGeneralInfo</name>
              </sections>
            </CallCenter>
            """);

        Assert.Equal("OwnAdapter", settings["/reqGeneralInfo/reqInternalName"]!.GetValue<string>());
        Assert.Equal("Own adapter", settings["/reqGeneralInfo/reqDisplayName"]!.GetValue<string>());
        Assert.Equal("https://adapter.example.com", settings["/reqGeneralInfo/reqAdapterUrl"]!.GetValue<string>());
        Assert.Equal("Shown", settings["/displayNameLabel"]!.GetValue<string>());
        Assert.Equal(("Name", "0.0"), LabelAndOrder(settings, "reqInternalName"));
        Assert.Equal(("Shown", "1.0"), LabelAndOrder(settings, "reqDisplayName"));
        Assert.Equal(("Adapter URL", "2.0"), LabelAndOrder(settings, "reqAdapterUrl"));
    }

    private static (string Label, string Order) LabelAndOrder(JsonObject settings, string item) =>
        (settings[$"/reqGeneralInfo/{item}/label"]!.GetValue<string>(), settings[$"/reqGeneralInfo/{item}/sortOrder"]!.GetValue<string>());

    [Fact]
    public void A_metadata_file_without_a_name_in_it_is_named_by_its_file()
    {
        var settings = CallCenterSettings.Read("""<CallCenter xmlns="http://soap.sforce.com/2006/04/metadata"/>""", "OwnAdapter.callCenter-meta.xml");

        Assert.Equal("OwnAdapter", settings["/reqGeneralInfo/reqInternalName"]!.GetValue<string>());
    }

    [Fact]
    public void A_file_that_is_no_call_center_is_refused_by_name()
    {
        var refused = Assert.Throws<XmlException>(() => CallCenterSettings.Read("<layout/>"));

        Assert.Equal("The call center's file begins with layout; expected callCenter or CallCenter.", refused.Message);
    }

    [Fact]
    public void An_adapter_without_a_file_gets_settings_that_name_its_address()
    {
        var settings = CallCenterSettings.Default(new Uri("http://127.0.0.1:9000/a.html?x=1&y=2"));

        Assert.Equal("http://127.0.0.1:9000/a.html?x=1&y=2", settings["/reqGeneralInfo/reqAdapterUrl"]!.GetValue<string>());
    }
}
