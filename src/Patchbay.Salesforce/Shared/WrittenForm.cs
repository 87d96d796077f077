using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Patchbay.Runtime.Settings;

namespace Patchbay.Salesforce.Shared;

/// <summary>Something in a text that a person wrote and that cannot be read.</summary>
/// <param name="Path">Where: <c>search:2:sure</c>.</param>
/// <param name="Sentence">What is wrong, for that person.</param>
internal readonly record struct FormMistake(string Path, string Sentence);

/// <summary>
/// Compares what a person wrote with the type that it is to become, name by name, and says what is wrong in their words: the serializer's own are for
/// programmers, and stop at the first.
/// </summary>
internal sealed class WrittenForm(JsonSerializerOptions options)
{
    private readonly List<FormMistake> wrong = [];

    /// <summary>Finds what cannot be read.</summary>
    /// <typeparam name="T">What it is to become.</typeparam>
    /// <param name="node">What was written.</param>
    /// <param name="options">How it is read.</param>
    /// <returns>All mistakes, in the order of the type.</returns>
    internal static IReadOnlyList<FormMistake> Mistakes<T>(JsonNode? node, JsonSerializerOptions options)
    {
        // Options with which nothing was read yet know no types.
        options.MakeReadOnly(populateMissingResolver: true);
        var form = new WrittenForm(options);
        form.Check(node, typeof(T), "");
        return form.wrong;
    }

    private void Check(JsonNode? node, Type type, string path)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) type = value;
        if (node is null) return;
        var form = options.GetTypeInfo(type);
        switch (form.Kind)
        {
            case JsonTypeInfoKind.Object: CheckObject(node, form, path); break;
            case JsonTypeInfoKind.Enumerable: CheckList(node, form.ElementType!, path); break;
            case JsonTypeInfoKind.Dictionary: CheckTable(node, form.ElementType!, path); break;
            default: CheckValue(node, type, path); break;
        }
    }

    private void CheckObject(JsonNode node, JsonTypeInfo form, string path)
    {
        if (node is not JsonObject given)
        {
            Add(path, "must be an object, { ... }.");
            return;
        }

        var known = form.Properties.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in given)
        {
            var at = Below(path, name);
            if (!known.TryGetValue(name, out var property)) Add(at, $"is not known here.{NearestNames.Words(name, known.Keys)}");
            else if (value is null && property.PropertyType is { IsValueType: true } type && Nullable.GetUnderlyingType(type) is null) Add(at, "has no value; take it out, or write one.");
            else Check(value, property.PropertyType, at);
        }

        foreach (var missing in form.Properties.Where(p => p.IsRequired && given.All(g => !string.Equals(g.Key, p.Name, StringComparison.OrdinalIgnoreCase))))
            Add(path, $"lacks {missing.Name}.");
    }

    private void CheckList(JsonNode node, Type item, string path)
    {
        if (node is not JsonArray list) Add(path, "must be a list, [ ... ].");
        else for (var i = 0; i < list.Count; i++) CheckItem(list[i], item, Below(path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private void CheckTable(JsonNode node, Type value, string path)
    {
        if (node is not JsonObject table) Add(path, "must be a table, { \"NAME\": ... }.");
        else foreach (var (name, given) in table) CheckItem(given, value, Below(path, name));
    }

    private void CheckItem(JsonNode? node, Type type, string path)
    {
        if (node is null) Add(path, "has no value; take it out, or write one.");
        else Check(node, type, path);
    }

    private void CheckValue(JsonNode node, Type type, string path)
    {
        var kind = node.GetValueKind();
        if (type.IsEnum) CheckName(node, kind, type, path);
        else if (type == typeof(string) && kind is not JsonValueKind.String) Add(path, "must be a text in quotes.");
        else if (type == typeof(bool) && kind is not (JsonValueKind.True or JsonValueKind.False)) Add(path, "must be true or false.");
        else if (type == typeof(int) && (kind is not JsonValueKind.Number || !node.AsValue().TryGetValue<int>(out _) && !int.TryParse(node.ToJsonString(), out _))) Add(path, "must be a whole number.");
    }

    private void CheckName(JsonNode node, JsonValueKind kind, Type type, string path)
    {
        string[] names = [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];
        var given = kind is JsonValueKind.String ? node.GetValue<string>() : null;
        if (given is null || !names.Contains(given, StringComparer.OrdinalIgnoreCase))
            Add(path, $"is {given ?? node.ToJsonString()}, and must be one of {string.Join(", ", names)}.{(given is null ? "" : NearestNames.Words(given, names))}");
    }

    private void Add(string path, string words) => wrong.Add(new(path, $"{Shown(path)} {words}"));

    /// <summary>A path as people write it: <c>search[2].sure</c>.</summary>
    private static string Shown(string path) => path.Length == 0
        ? "The whole"
        : string.Concat(path.Split(':').Select((part, i) => part.All(char.IsAsciiDigit) ? $"[{part}]" : i == 0 ? part : $".{part}"));

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";
}
