using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Patchbay.Cli.Demo;

/// <summary>The files that tell what an adapter's org is like. They are looked at before it is shown: wrong ones would quietly be replaced by values of our own.</summary>
internal static class AdapterFiles
{
    private static readonly string[] _callTypes = ["Inbound", "Outbound", "Internal"];

    /// <summary>The files that were named, else those beside the adapter.</summary>
    /// <param name="wish">What was named.</param>
    /// <param name="folder">The adapter's folder; empty when it has none.</param>
    /// <exception cref="DemoPartFault">A file is missing or cannot be what it should.</exception>
    internal static (string? CallCenter, string? Layout, string? Apex) Find(AdapterWish wish, string folder)
    {
        var callCenter = wish.CallCenterFile ?? CallCenterIn(folder);
        var layout = wish.LayoutFile ?? FileIn(folder, "softphone-layout.json");
        var apex = wish.ApexFile ?? FileIn(folder, "apex.json");
        Check("--call-center", callCenter, static text => IsCallCenter(text) ? null : "is no call center definition");
        Check("--layout", layout, static text => TroubleOfLayout(JsonNode.Parse(text)));
        Check("--apex", apex, static text => TroubleOfApex(JsonNode.Parse(text)));
        return (callCenter, layout, apex);
    }

    private static string? FileIn(string folder, string name) =>
        folder.Length > 0 && Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;

    // An adapter's folder usually has its call center definition; one that is not alone must be named.
    private static string? CallCenterIn(string folder) => folder.Length > 0
        && Directory.GetFiles(folder, "*.xml").Where(static file => File.ReadAllText(file).Contains("<callCenter", StringComparison.OrdinalIgnoreCase)).ToArray() is [var only]
        ? only
        : null;

    // As getSoftphoneLayout answers it, or as describeSoftphoneLayout does.
    private static string? TroubleOfLayout(JsonNode? node)
    {
        if (node is not JsonObject layout) return "is no softphone layout: a JSON object with Inbound, Outbound and Internal, or with callTypes";
        if (layout["callTypes"] is not null) return null;
        var missing = _callTypes.SelectMany(static type => (string[])[$"{type}.objects", $"{type}.screenPopSettings"])
            .FirstOrDefault(path => layout[path.Split('.')[0]] is not JsonObject callType || callType[path.Split('.')[1]] is not JsonObject);
        return missing is null ? null : $"is no softphone layout: {missing} is missing or no object";
    }

    private static string? TroubleOfApex(JsonNode? node) => node is not JsonObject methods
        ? "is no JSON object such as {\"Class.method\": \"text\"}"
        : methods.FirstOrDefault(static one => !one.Key.Contains('.', StringComparison.Ordinal) || one.Value is null) is { Key: { } wrong }
            ? $"says nothing of a method with \"{wrong}\": write \"Class.method\" and what it returns"
            : null;

    private static void Check(string option, string? file, Func<string, string?> troubleOf)
    {
        if (file is null) return;
        if (!File.Exists(file)) throw new DemoPartFault($"There is no file {file}, which {option} names.");
        try
        {
            if (troubleOf(File.ReadAllText(file)) is { } trouble) throw new DemoPartFault($"The file {file} of {option} {trouble}.");
        }
        catch (Exception broken) when (broken is XmlException or JsonException)
        {
            throw new DemoPartFault($"The file {file} of {option} cannot be read: {broken.Message}");
        }
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
