using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Patchbay.Core.Shared;

namespace Patchbay.Testing.State;

/// <summary>
/// Prints any object of the domain, field by field, personal text in the clear. Two objects are equal when their texts are; records with
/// arrays in them do not compare by content otherwise.
/// </summary>
public static class CanonicalText
{
    /// <summary>Prints an object.</summary>
    /// <param name="value">What to print.</param>
    /// <returns>One line.</returns>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string s: text.Append('"').Append(s).Append('"'); break;
            case PersonalText p: text.Append(p.Value is null ? "(erased)" : $"'{p.Value}'"); break;
            case DateTimeOffset at: text.Append(at.ToString("O", CultureInfo.InvariantCulture)); break;
            case Enum or bool: text.Append(value); break;
            case IEnumerable items when IsDefault(items): text.Append("default"); break;
            case IEnumerable items: WriteAll(text, items.Cast<object>()); break;
            case IFormattable plain when value.GetType().Namespace is "System":
                text.Append(plain.ToString(null, CultureInfo.InvariantCulture));
                break;
            default: WriteFields(text, value); break;
        }
    }

    private static void WriteAll(StringBuilder text, IEnumerable<object> items)
    {
        text.Append('[');
        foreach (var item in items)
        {
            if (text[^1] != '[') text.Append(", ");
            Write(text, item);
        }

        text.Append(']');
    }

    private static void WriteFields(StringBuilder text, object value)
    {
        var type = value.GetType();
        if (Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))
        {
            text.Append(value);
            return;
        }

        text.Append(type.Name).Append(" {");
        foreach (var field in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            // What is worked out from other fields has no setter, except for collections that are filled in place.
            var isOwn = field.SetMethod is not null || field.PropertyType.Name.StartsWith("RankedList", StringComparison.Ordinal);
            if (!isOwn || field.GetIndexParameters().Length > 0) continue;
            text.Append(' ').Append(field.Name).Append('=');
            Write(text, field.GetValue(value));
        }

        text.Append(" }");
    }

    private static bool IsDefault(IEnumerable items) =>
        items.GetType().GetProperty("IsDefault") is { } property && property.GetValue(items) is true;
}
