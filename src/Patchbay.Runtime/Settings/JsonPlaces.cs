using System.Text;
using System.Text.Json;

namespace Patchbay.Runtime.Settings;

/// <summary>Says on which line of a JSON text a value stands, so that a person finds what is wrong with it.</summary>
public static class JsonPlaces
{
    private static readonly JsonReaderOptions lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Finds all places.</summary>
    /// <param name="text">JSON; comments and commas at the end are allowed.</param>
    /// <returns>The line, counted from 1, by the path: <c>search:2:sure</c>. Of a name that stands there twice, the last. As far as the text can be read.</returns>
    public static IReadOnlyDictionary<string, int> Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var reader = new Utf8JsonReader(bytes, lenient);
        try
        {
            Read(ref reader, bytes, places);
        }
        catch (JsonException)
        {
            // What stands before the break has its place; whoever reads the text tells of the break itself.
        }

        return places;
    }

    private static void Read(ref Utf8JsonReader reader, byte[] bytes, Dictionary<string, int> places)
    {
        var (line, counted) = (1, 0);
        var open = new Stack<(string Path, int Next)>();
        string? name = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            line += bytes.AsSpan(counted..(int)reader.TokenStartIndex).Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                name = Below(open.Peek().Path, reader.GetString()!);
                places[name] = line;
                continue;
            }

            var path = name ?? NextIn(open);
            name = null;
            places.TryAdd(path, line);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) open.Push((path, 0));
        }
    }

    private static string NextIn(Stack<(string Path, int Next)> open)
    {
        if (!open.TryPop(out var list)) return "";
        open.Push((list.Path, list.Next + 1));
        return Below(list.Path, list.Next.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
