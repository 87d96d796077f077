using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Patchbay.Salesforce.Shared;

/// <summary>
/// Reads settings that people write: JSON, or the same in YAML 1.2 (core schema), told apart by the first character. Anchors and tags are
/// refused: a short text could unfold to a huge one.
/// </summary>
internal static class YamlAsJson
{
    private const int Deepest = 32;
    private static readonly JsonDocumentOptions lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>Reads one.</summary>
    /// <param name="text">JSON or YAML.</param>
    /// <returns>The same as JSON; null for an empty text.</returns>
    /// <exception cref="JsonException">It is neither; with the line, counted from 0.</exception>
    internal static JsonNode? Read(string text)
    {
        if (IsJson(text)) return JsonNode.Parse(text, documentOptions: lenient);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return null;
            var root = ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _) ? root : throw Wrong("only one document is read", parser.Current!);
        }
        catch (YamlException e)
        {
            throw new JsonException(e.Message, null, e.Start.Line - 1, e.Start.Column - 1, e);
        }
    }

    /// <summary>Tells which of the two it is.</summary>
    internal static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{' or '[' or '/', ..];

    /// <summary>Says where a text breaks. What the readers say themselves is for programmers, but for our own sentences.</summary>
    /// <param name="what">What the text is: <c>The rules are</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="fault">What <see cref="Read"/> threw.</param>
    /// <returns>A sentence.</returns>
    internal static string Broken(string what, string text, JsonException fault)
    {
        var own = fault is Unreadable ? $": {fault.Message}" : ".";
        return $"{what} no {(IsJson(text) ? "JSON" : "YAML")}: at line {fault.LineNumber + 1}, character {fault.BytePositionInLine + 1} it breaks{own}";
    }

    private static JsonNode? ReadNode(Parser parser, int depth)
    {
        if (parser.Current is not NodeEvent { Anchor.IsEmpty: true, Tag.IsEmpty: true } node) throw Wrong("anchors, aliases and tags are not read", parser.Current!);
        if (depth > Deepest) throw Wrong("it is nested too deeply", node);
        if (parser.TryConsume<Scalar>(out var scalar)) return ValueOf(scalar);
        return parser.TryConsume<SequenceStart>(out _) ? ReadList(parser, depth) : ReadObject(parser, depth);
    }

    private static JsonArray ReadList(Parser parser, int depth)
    {
        var list = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _)) list.Add(ReadNode(parser, depth + 1));
        return list;
    }

    private static JsonObject ReadObject(Parser parser, int depth)
    {
        parser.Consume<MappingStart>();
        var properties = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Current;
            if (!parser.TryConsume<Scalar>(out var key)) throw Wrong("a name must be a plain word", name!);
            if (!properties.TryAdd(key.Value, ReadNode(parser, depth + 1))) throw Wrong($"{key.Value} stands there twice", key);
        }

        return properties;
    }

    /// <summary>What is quoted is text; what is not may be a number, true, false or nothing. A number with a zero in front is text, as people mean it.</summary>
    private static JsonNode? ValueOf(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style is not ScalarStyle.Plain) return text;
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ when IsNumber(text, out var number) => number,
            _ => text,
        };
    }

    private static bool IsNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && text == number.ToString(CultureInfo.InvariantCulture);

    private static Unreadable Wrong(string what, ParsingEvent at) => new($"{what}.", at.Start);

    /// <summary>Something that YAML allows and that is not read here, in words for the person who wrote it.</summary>
    private sealed class Unreadable(string words, Mark at) : JsonException(words, null, at.Line - 1, at.Column - 1);
}
