using System.Globalization;
using Patchbay.Runtime.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Patchbay.Salesforce.Shared;

/// <summary>Says on which line of a text, JSON or YAML, a value stands.</summary>
internal static class YamlPlaces
{
    /// <summary>Finds all places.</summary>
    /// <param name="text">A text that <see cref="YamlAsJson"/> reads.</param>
    /// <returns>As <see cref="JsonPlaces.Of"/>.</returns>
    internal static IReadOnlyDictionary<string, int> Of(string text)
    {
        if (YamlAsJson.IsJson(text)) return JsonPlaces.Of(text);
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _)) Read(parser, "", places);
        }
        catch (YamlException)
        {
            // What stands before the break has its place; whoever reads the text tells of the break itself.
        }

        return places;
    }

    private static void Read(Parser parser, string path, Dictionary<string, int> places)
    {
        places.TryAdd(path, (int)parser.Current!.Start.Line);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            for (var i = 0; !parser.TryConsume<SequenceEnd>(out _); i++) Read(parser, Below(path, i.ToString(CultureInfo.InvariantCulture)), places);
        }
        else if (parser.TryConsume<MappingStart>(out _))
        {
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                var below = Below(path, key.Value);
                places.TryAdd(below, (int)key.Start.Line);
                Read(parser, below, places);
            }
        }
        else
        {
            parser.Consume<NodeEvent>();
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
