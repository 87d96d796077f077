using System.Text.Json;

namespace Patchbay.Salesforce.Rest;

/// <summary>One record to be written.</summary>
/// <param name="Type">Its object: <c>Task</c>.</param>
/// <param name="Fields">API names and values: text, numbers, true or false, or null to empty the field.</param>
internal sealed record SObjectRow(string Type, IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>The same without some fields.</summary>
    /// <param name="names">Fields to leave out.</param>
    /// <returns>A new row.</returns>
    internal SObjectRow Without(params IEnumerable<string> names)
    {
        var gone = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return this with { Fields = Fields.Where(f => !gone.Contains(f.Key)).ToDictionary(StringComparer.Ordinal) };
    }

    /// <summary>The same with one field set.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">Its value.</param>
    /// <returns>A new row.</returns>
    internal SObjectRow With(string name, object? value) =>
        this with { Fields = new Dictionary<string, object?>(Fields, StringComparer.Ordinal) { [name] = value } };

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("attributes");
        writer.WriteString("type", Type);
        writer.WriteEndObject();
        foreach (var (name, value) in Fields) Write(writer, name, value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNull(name); break;
            case string text: writer.WriteString(name, FieldText.Clean(text)); break;
            case int number: writer.WriteNumber(name, number); break;
            case long number: writer.WriteNumber(name, number); break;
            case double number: writer.WriteNumber(name, number); break;
            case bool flag: writer.WriteBoolean(name, flag); break;
            default: throw new ArgumentException($"A field cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }
}
