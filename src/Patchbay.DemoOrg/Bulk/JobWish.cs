using System.Text.Json;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Rest;
using Patchbay.DemoOrg.Schema;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Reads what a client wants a job to do.</summary>
internal static class JobWish
{
    private static readonly string[] _operations = ["insert", "update", "upsert", "delete"];

    /// <summary>A job of rows.</summary>
    /// <returns>Null when the wish makes no sense; then <paramref name="error"/> says why.</returns>
    public static BulkJob? ReadIngest(JsonElement wish, BulkJobs jobs, (OrgSchema Schema, RestCall Call, DateTimeOffset Now) org, out ApiError? error)
    {
        var (operation, key) = (Text(wish, "operation") ?? "", Text(wish, "externalIdFieldName"));
        if (CheckIngest(wish, org.Schema, out var type, out error) is not { } form)
            return null;
        var (id, folder) = jobs.Begin();
        return new BulkJob
        {
            Id = id,
            Folder = folder,
            Operation = operation,
            SObject = type!.Name,
            KeyField = operation == "upsert" ? type.Find(key!)!.Name : null,
            UserId = org.Call.UserId,
            Version = org.Call.Version,
            Created = org.Now,
            Form = form,
            State = BulkState.Open,
        };
    }

    /// <summary>A job of a query; it is checked when it is made, as on the platform.</summary>
    /// <returns>Null when the wish makes no sense; then <paramref name="error"/> says why.</returns>
    public static BulkJob? ReadQuery(JsonElement wish, BulkJobs jobs, (OrgQueries Queries, RestCall Call, DateTimeOffset Now) org, out ApiError? error)
    {
        var (operation, soql) = (Text(wish, "operation"), Text(wish, "query") ?? "");
        if (operation is not ("query" or "queryAll"))
            return Refuse("INVALIDJOB", $"Unknown operation: {operation}", out error);
        if (FormOf(wish) is not { } form)
            return Refuse("INVALIDJOB", "columnDelimiter or lineEnding is unknown", out error);
        using var query = org.Queries.Open(soql, operation == "queryAll", out error);
        if (query is null)
            return null;
        if (query.Statement.Shape is null)
            return Refuse("API_ERROR", "Aggregate queries and COUNT() are not supported in the Bulk API 2.0", out error);
        var (id, folder) = jobs.Begin();
        return new BulkJob
        {
            Id = id,
            Folder = folder,
            Operation = operation,
            SObject = query.Statement.Shape.Type!.Name,
            Soql = soql,
            UserId = org.Call.UserId,
            Version = org.Call.Version,
            Created = org.Now,
            Form = form,
            State = BulkState.UploadComplete,
        };
    }

    public static string? Text(JsonElement wish, string name) =>
        wish.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static CsvForm? CheckIngest(JsonElement wish, OrgSchema schema, out SObjectType? type, out ApiError? error)
    {
        error = null;
        var operation = Text(wish, "operation");
        if (!schema.TryFind(Text(wish, "object") ?? "", out type) || !type.IsWritable)
            error = new ApiError("INVALIDENTITY", $"Unable to find object: {Text(wish, "object")}");
        else if (!_operations.Contains(operation))
            error = new ApiError("INVALIDJOB", $"Unknown operation: {operation}");
        else if (Text(wish, "contentType") is not (null or "CSV"))
            error = new ApiError("INVALIDJOB", "only CSV is taken");
        else if (operation == "upsert" && type.Find(Text(wish, "externalIdFieldName") ?? "") is not ({ ExternalId: true } or { Kind: FieldKind.Id }))
            error = new ApiError("INVALIDJOB", "InvalidJob : Field name provided does not match an External ID, Salesforce Id, or indexed field");
        var form = FormOf(wish);
        if (error is null && form is null)
            error = new ApiError("INVALIDJOB", "columnDelimiter or lineEnding is unknown");
        return error is null ? form : null;
    }

    private static CsvForm? FormOf(JsonElement wish) => CsvForm.Of(Text(wish, "columnDelimiter"), Text(wish, "lineEnding"));

    private static BulkJob? Refuse(string code, string message, out ApiError? error)
    {
        error = new ApiError(code, message);
        return null;
    }
}
