using System.Xml;
using System.Xml.Linq;

namespace Patchbay.Audit.Live;

/// <summary>Puts the answer about a softphone layout into words.</summary>
internal static class SoftphoneLayout
{
    /// <summary>Describes a layout.</summary>
    /// <param name="xml">The SOAP answer.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal static string Describe(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var result = XDocument.Load(reader).Descendants().FirstOrDefault(e => e.Name.LocalName == "result") ?? throw new InvalidDataException("the answer holds no layout");
            var types = result.Elements().Where(e => e.Name.LocalName == "callTypes").Select(OfType);
            return $"{Text(result, "name")}: {string.Join("; ", types)}";
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException($"the answer cannot be read: {broken.Message}", broken);
        }
    }

    private static string OfType(XElement type)
    {
        var objects = type.Elements().Where(e => e.Name.LocalName == "sections").Select(s => Text(s, "entityApiName")).Where(name => name.Length > 0).Distinct();
        var pops = type.Elements().Where(e => e.Name.LocalName == "screenPopOptions").Select(p => $"{Text(p, "matchType")} {Text(p, "screenPopType")} {Text(p, "screenPopData")}".Trim());
        return $"{Text(type, "name")} searches {string.Join(", ", objects)}{string.Concat(pops.Select(pop => $", {pop}"))}";
    }

    private static string Text(XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";
}
