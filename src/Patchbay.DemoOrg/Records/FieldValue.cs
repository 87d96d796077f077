using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Turns a JSON value into what the database keeps and back.</summary>
internal static class FieldValue
{
    /// <summary>Reads a value for a field, as strictly as the platform does.</summary>
    /// <param name="field">Whose value it is.</param>
    /// <param name="json">What the client sent.</param>
    /// <param name="value">What to store; null when the result is an error or the field is emptied.</param>
    public static ApiError? Read(SObjectField field, JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        return field.Kind switch
        {
            FieldKind.Boolean => ReadFlag(json, out value),
            FieldKind.Int => ReadWhole(json, out value),
            FieldKind.Double or FieldKind.Currency or FieldKind.Percent => ReadNumber(json, out value),
            FieldKind.Date => ReadDay(json, out value),
            FieldKind.DateTime => ReadMoment(json, out value),
            _ => ReadText(field, json, out value),
        };
    }

    /// <summary>Writes a stored value the way the platform does.</summary>
    public static JsonNode? Write(SObjectField field, object? stored) => (field.Kind, stored) switch
    {
        (_, null or DBNull) => field.Kind == FieldKind.Boolean ? JsonValue.Create(false) : null,
        (FieldKind.Boolean, long flag) => JsonValue.Create(flag != 0),
        (_, long number) when field.Kind is FieldKind.Int => JsonValue.Create(number),
        (_, long number) => JsonValue.Create((double)number),
        (_, double number) => JsonValue.Create(number),
        (_, string text) => JsonValue.Create(text),
        _ => throw new InvalidOperationException($"{field.Name} holds a {stored.GetType().Name}."),
    };

    /// <summary>Writes a stored value the way the platform does.</summary>
    public static void Write(Utf8JsonWriter json, SObjectField field, object? stored)
    {
        switch (stored)
        {
            case null or DBNull when field.Kind == FieldKind.Boolean:
                json.WriteBooleanValue(false);
                break;
            case null or DBNull:
                json.WriteNullValue();
                break;
            case long flag when field.Kind == FieldKind.Boolean:
                json.WriteBooleanValue(flag != 0);
                break;
            case long number:
                WriteNumber(json, number, isWhole: field.Kind is FieldKind.Int);
                break;
            case double number:
                WriteNumber(json, number, isWhole: false);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                throw new InvalidOperationException($"{field.Name} holds a {stored.GetType().Name}.");
        }
    }

    /// <summary>As above, from a row of the database.</summary>
    public static void Write(Utf8JsonWriter json, SObjectField field, SqliteDataReader row, int at)
    {
        if (!row.IsDBNull(at) && field.IsText)
            json.WriteStringValue(row.GetString(at));
        else
            Write(json, field, row.GetValue(at));
    }

    // The platform shows a point in everything that is not a whole number by its type: 100.0.
    private static void WriteNumber(Utf8JsonWriter json, double number, bool isWhole)
    {
        var hasPoint = !isWhole && number == Math.Truncate(number) && Math.Abs(number) < 1e15;
        if (hasPoint)
            json.WriteRawValue(number.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
        else
            json.WriteNumberValue(number);
    }

    private static ApiError? ReadText(SObjectField field, JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String)
            return Undeserializable("string", json);
        var text = json.GetString()!;
        value = text.Length == 0 ? null : text;
        if (field.Length > 0 && text.Length > field.Length && field.Kind is not (FieldKind.Id or FieldKind.Reference))
        {
            return new ApiError("STRING_TOO_LONG", $"{field.Label}: data value too large: {text} (max length={field.Length})")
            {
                Fields = [field.Name],
            };
        }

        return null;
    }

    private static ApiError? ReadFlag(JsonElement json, out object? value)
    {
        value = json.ValueKind == JsonValueKind.True ? 1L : 0L;
        return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Undeserializable("boolean", json);
    }

    private static ApiError? ReadWhole(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetInt32(out var number))
            return Undeserializable("int", json);
        value = (long)number;
        return null;
    }

    private static ApiError? ReadNumber(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDouble(out var number) || !double.IsFinite(number))
            return Undeserializable("double", json);
        value = number;
        return null;
    }

    private static ApiError? ReadDay(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String)
            return Undeserializable("date", json);
        var text = json.GetString()!;
        if (OrgTime.TryParseDay(text, out _))
            value = text;
        else if (OrgTime.TryParseMoment(text, out var moment))
            value = OrgTime.Day(moment);
        else
            return Undeserializable("date", json);
        return null;
    }

    private static ApiError? ReadMoment(JsonElement json, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String || !OrgTime.TryParseMoment(json.GetString()!, out var moment))
            return Undeserializable("datetime", json);
        value = OrgTime.Moment(moment);
        return null;
    }

    private static ApiError Undeserializable(string wanted, JsonElement json)
    {
        var token = json.ValueKind switch
        {
            JsonValueKind.String => "VALUE_STRING value " + json.GetString(),
            JsonValueKind.Number => (json.TryGetInt64(out _) ? "VALUE_NUMBER_INT value " : "VALUE_NUMBER_FLOAT value ") + json.GetRawText(),
            JsonValueKind.True => "VALUE_TRUE value true",
            JsonValueKind.False => "VALUE_FALSE value false",
            JsonValueKind.Object => "START_OBJECT value {",
            JsonValueKind.Array => "START_ARRAY value [",
            JsonValueKind.Undefined or JsonValueKind.Null => "VALUE_NULL value null",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return ApiError.BadJson($"Cannot deserialize instance of {wanted} from {token} or request may be missing a required field");
    }
}
