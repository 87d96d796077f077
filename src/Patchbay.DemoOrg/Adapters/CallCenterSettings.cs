using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Patchbay.DemoOrg.Adapters;

/// <summary>What <c>getCallCenterSettings</c> answers, read from a call center's file. Reference: call-center-definition §1 and §2, open-cti-lightning §4.3.</summary>
internal static class CallCenterSettings
{
    private const string General = "reqGeneralInfo";

    /// <summary>Reads an import file or a metadata file.</summary>
    /// <param name="xml">What stands in the file.</param>
    /// <param name="fileName">The file's name. In metadata it is the internal name.</param>
    /// <exception cref="XmlException">It is no XML, or no call center.</exception>
    public static JsonObject Read(string xml, string fileName = "")
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(reader).Root!;
        return root.Name.LocalName switch
        {
            "callCenter" => OfImport(root),
            "CallCenter" => OfMetadata(root, fileName.Split('.')[0]),
            var other => throw new XmlException($"The call center's file begins with {other}; expected callCenter or CallCenter."),
        };
    }

    /// <summary>Settings for an adapter that brings no file.</summary>
    public static JsonObject Default(Uri adapter) => Read($"""
        <callCenter>
          <section sortOrder="0" name="{General}" label="General Information">
            <item sortOrder="0" name="reqInternalName" label="Internal Name">DemoAdapter</item>
            <item sortOrder="1" name="reqDisplayName" label="Display Name">Demo Adapter</item>
            <item sortOrder="2" name="reqAdapterUrl" label="CTI Adapter URL">{new XText(adapter.ToString())}</item>
            <item sortOrder="3" name="reqUseApi" label="Use CTI API">true</item>
            <item sortOrder="4" name="reqSoftphoneHeight" label="Softphone Height">480</item>
            <item sortOrder="5" name="reqSoftphoneWidth" label="Softphone Width">340</item>
            <item sortOrder="6" name="reqSalesforceCompatibilityMode" label="Salesforce Compatibility Mode">Classic_and_Lightning</item>
          </section>
          <section sortOrder="1" name="reqDialingOptions" label="Dialing Options">
            <item sortOrder="0" name="reqOutsidePrefix" label="Outside Prefix">9</item>
            <item sortOrder="1" name="reqLongDistPrefix" label="Long Distance Prefix">1</item>
            <item sortOrder="2" name="reqInternationalPrefix" label="International Prefix">01</item>
          </section>
        </callCenter>
        """);

    private static JsonObject OfImport(XElement root)
    {
        var settings = Start();
        foreach (var section in Of(root, "section"))
        {
            var path = $"/{section.Attribute("name")?.Value}";
            Describe(settings, path, section.Attribute("label")?.Value, section.Attribute("sortOrder")?.Value);
            foreach (var item in Of(section, "item"))
            {
                var place = $"{path}/{item.Attribute("name")?.Value}";
                settings[place] = item.Value.Trim();
                Describe(settings, place, item.Attribute("label")?.Value, item.Attribute("sortOrder")?.Value);
            }
        }

        return settings;
    }

    // Metadata has no sort order: the order in the file counts. The two names stand beside the sections.
    private static JsonObject OfMetadata(XElement root, string name)
    {
        var settings = Start();
        Add(settings, $"/{General}/reqInternalName", Text(root, "fullName") is { Length: > 0 } full ? full : name, Text(root, "internalNameLabel"), 0);
        Add(settings, $"/{General}/reqDisplayName", Text(root, "displayName"), Text(root, "displayNameLabel"), 1);
        settings["/internalNameLabel"] = Text(root, "internalNameLabel");
        settings["/displayNameLabel"] = Text(root, "displayNameLabel");
        foreach (var (place, section) in Of(root, "sections").Index())
        {
            var path = $"/{Text(section, "name")}";
            Describe(settings, path, Text(section, "label"), Number(place));
            // The two names come first, as they do in an import file.
            var first = path == $"/{General}" ? 2 : 0;
            foreach (var (order, item) in Of(section, "items").Index())
                Add(settings, $"{path}/{Text(item, "name")}", Text(item, "value"), Text(item, "label"), first + order);
        }

        return settings;
    }

    private static JsonObject Start() => new()
    {
        ["/label"] = "Call Center",
        ["/internalNameLabel"] = "Internal Name",
        ["/displayNameLabel"] = "Display Name",
    };

    private static void Add(JsonObject settings, string path, string value, string label, int order)
    {
        settings[path] = value;
        Describe(settings, path, label, Number(order));
    }

    private static void Describe(JsonObject settings, string path, string? label, string? order)
    {
        settings[$"{path}/label"] = label ?? "";
        // The platform writes 2 as "2.0".
        settings[$"{path}/sortOrder"] = decimal.TryParse(order, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.0", CultureInfo.InvariantCulture)
            : "0.0";
    }

    private static IEnumerable<XElement> Of(XElement parent, string name) => parent.Elements().Where(one => one.Name.LocalName == name);

    private static string Text(XElement parent, string name) => Of(parent, name).FirstOrDefault()?.Value.Trim() ?? "";

    private static string Number(int place) => place.ToString(CultureInfo.InvariantCulture);
}
