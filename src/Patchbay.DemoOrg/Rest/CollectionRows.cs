using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Rest;

/// <summary>Writes the rows of a collection one by one and reports each in its place. Reference: rest-call-logging §4.</summary>
internal static class CollectionRows
{
    public static List<WriteResult> Create(WriteScope scope, List<JsonElement> rows) =>
        [.. rows.Select(row => TypeOf(scope, row, out var error) is { } type ? RecordWriter.Create(scope, type, new RecordBody(row)) : WriteResult.Refused(error!))];

    public static List<WriteResult> Update(WriteScope scope, List<JsonElement> rows)
    {
        var repeated = Repeated(rows.Select(row => TextOf(row, "Id")));
        return [.. rows.Select(row => UpdateRow(scope, row, repeated))];
    }

    public static List<WriteResult> Upsert(WriteScope scope, List<JsonElement> rows, SObjectType type, SObjectField key)
    {
        var repeated = Repeated(rows.Select(row => TextOf(row, key.Name)));
        var passed = new HashSet<string>(StringComparer.Ordinal);
        var results = new List<WriteResult>(rows.Count);
        foreach (var row in rows)
        {
            var value = new ExternalKey(key, TextOf(row, key.Name) ?? "");
            // The same key twice in one batch makes those rows fail.
            var isRepeated = repeated.Contains(value.Value) && (scope.Doubts.RepeatedKeyFailsFirstToo || !passed.Add(value.Value));
            results.Add(isRepeated ? WriteResult.Refused(Repeats(value)) : UpsertRow(scope, row, value, type));
        }

        return results;
    }

    public static List<WriteResult> Delete(WriteScope scope, IEnumerable<string> ids) =>
        [.. ids.Select(id => RecordId.TryParse(id, out var full) && scope.Schema.OfId(full) is { IsWritable: true } type
            ? RecordWriter.Delete(scope, type, full)
            : WriteResult.Refused(new ApiError("MALFORMED_ID", $"malformed id {id}")))];

    /// <summary>The array of results, in the order of the request.</summary>
    public static JsonArray Write(List<WriteResult> results, bool allOrNone)
    {
        var failed = allOrNone && results.Exists(result => !result.Success);
        return new JsonArray([.. results.Select(result => WriteRow(failed && result.Success ? WriteResult.Refused(RolledBack()) : result))]);
    }

    private static WriteResult UpdateRow(WriteScope scope, JsonElement row, HashSet<string> repeated)
    {
        if (TypeOf(scope, row, out var error) is not { } type)
            return WriteResult.Refused(error!);
        var id = TextOf(row, "Id");
        if (id is null)
            return WriteResult.Refused(new ApiError("MISSING_ARGUMENT", "Id not specified in an update call") { Fields = [] });
        if (!RecordId.TryParse(id, out var full) || !full.StartsWith(type.KeyPrefix, StringComparison.Ordinal))
            return WriteResult.Refused(ApiError.WrongIdType($"{type.Name} ID", id, "Id"));
        return repeated.Contains(id)
            ? WriteResult.Refused(new ApiError("DUPLICATE_VALUE", $"duplicate id in list: {id}") { Fields = ["Id"] })
            : RecordWriter.Update(scope, type, full, new RecordBody(row, "Id"));
    }

    private static WriteResult UpsertRow(WriteScope scope, JsonElement row, ExternalKey key, SObjectType wanted)
    {
        if (TypeOf(scope, row, out var error) is not { } type)
            return WriteResult.Refused(error!);
        if (type != wanted)
            return WriteResult.Refused(new ApiError("INVALID_TYPE", $"the rows of one upsert must be of type {wanted.Name}") { Fields = [] });
        if (key.Value.Length == 0)
        {
            return WriteResult.Refused(
                new ApiError("MISSING_ARGUMENT", $"{key.Field.Name} not specified") { Fields = [key.Field.Name] });
        }

        if (key.Value.Length > key.Field.Length)
        {
            return WriteResult.Refused(new ApiError("STRING_TOO_LONG",
                $"{key.Field.Label}: data value too large: {key.Value} (max length={key.Field.Length})")
            { Fields = [key.Field.Name] });
        }

        var result = RecordWriter.Upsert(scope, type, key, new RecordBody(row, key.Field.Name), updateOnly: false);
        return result.Matches.IsEmpty
            ? result
            : WriteResult.Refused(new ApiError("DUPLICATE_EXTERNAL_ID",
                $"{key.Field.Name}: more than one record found for external id field: [{string.Join(", ", result.Matches)}]")
            { Fields = [] });
    }

    private static SObjectType? TypeOf(WriteScope scope, JsonElement row, out ApiError? error)
    {
        error = null;
        var name = row.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
            ? TextOf(attributes, "type")
            : null;
        if (name is not null && scope.Schema.TryFind(name, out var type) && type.IsWritable)
            return type;
        error = new ApiError("INVALID_TYPE", name is null ? "each row needs attributes with a type" : $"sObject type '{name}' is not supported.")
        {
            Fields = [],
        };
        return null;
    }

    private static ApiError Repeats(ExternalKey key) =>
        new("DUPLICATE_VALUE", $"Duplicate external id specified: {key.Value}") { Fields = [key.Field.Name] };

    private static HashSet<string> Repeated(IEnumerable<string?> keys) =>
        [.. keys.OfType<string>().GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];

    private static string? TextOf(JsonElement row, string name)
    {
        foreach (var member in row.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
        }

        return null;
    }

    private static ApiError RolledBack() => new("ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using AllOrNone header")
    {
        Fields = [],
    };

    private static JsonObject WriteRow(WriteResult result)
    {
        var row = new JsonObject();
        if (result.Id is { } id)
            row["id"] = id;
        row["success"] = result.Success;
        row["errors"] = new JsonArray([.. result.Errors.Select(WriteError)]);
        if (result.Success && result.Created)
            row["created"] = true;
        return row;
    }

    private static JsonObject WriteError(ApiError error) => new()
    {
        ["statusCode"] = error.Code,
        ["message"] = error.Message,
        ["fields"] = new JsonArray([.. (error.Fields ?? []).Select(field => JsonValue.Create(field))]),
    };
}
