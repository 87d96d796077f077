using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Patchbay.Cli.Demo;

/// <summary>Looks at the files that were named for an adapter before it is shown: wrong ones would quietly be replaced by values of our own.</summary>
internal static class AdapterFiles
{
    /// <exception cref="DemoPartFault">A file is missing or cannot be what its option says.</exception>
    internal static void Check(AdapterWish wish)
    {
        Check("--call-center", wish.CallCenterFile, "is no call center definition", IsCallCenter);
        Check("--layout", wish.LayoutFile, "is no softphone layout: a JSON object with Inbound or callTypes", static text =>
            JsonNode.Parse(text) is JsonObject layout && (layout["Inbound"] is JsonObject || layout["callTypes"] is not null));
        Check("--apex", wish.ApexFile, "is no JSON object such as {\"Class.method\": \"text\"}", static text => JsonNode.Parse(text) is JsonObject);
    }

    private static void Check(string option, string? file, string trouble, Func<string, bool> isRight)
    {
        if (file is null) return;
        if (!File.Exists(file)) throw new DemoPartFault($"There is no file {file}, which {option} names.");
        try
        {
            if (isRight(File.ReadAllText(file))) return;
        }
        catch (Exception broken) when (broken is XmlException or JsonException)
        {
            throw new DemoPartFault($"The file {file} of {option} cannot be read: {broken.Message}");
        }

        throw new DemoPartFault($"The file {file} of {option} {trouble}.");
    }

    private static bool IsCallCenter(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        reader.MoveToContent();
        var isOne = reader.LocalName.Equals("callCenter", StringComparison.OrdinalIgnoreCase);
        // To the end, because trouble may come late.
        while (reader.Read()) continue;
        return isOne;
    }
}
