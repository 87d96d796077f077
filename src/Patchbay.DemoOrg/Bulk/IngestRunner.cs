using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Writes the rows of an ingest job, 200 in a transaction, and says of each what became of it.</summary>
internal sealed class IngestRunner(OrgWriter writer, OrgSchema schema)
{
    public const string Content = "content";
    public const string Successful = "successfulResults";
    public const string Failed = "failedResults";
    public const string Unprocessed = "unprocessedrecords";

    private const int RowsOfBatch = 200;

    /// <exception cref="FormatException">The CSV cannot be read.</exception>
    /// <exception cref="InvalidDataException">A column is no field.</exception>
    public async Task RunAsync(BulkJob job, CancellationToken cancellationToken)
    {
        using var content = new StreamReader(job.FileOf(Content));
        var reader = new CsvReader(content, job.Form.Delimiter);
        var header = reader.Read() ?? [];
        await using var good = Open(job, Successful, ["sf__Id", "sf__Created", .. header]);
        await using var bad = Open(job, Failed, ["sf__Id", "sf__Error", .. header]);
        await using var left = Open(job, Unprocessed, header);
        var batch = new List<List<string>>(RowsOfBatch);
        while (true)
        {
            var row = reader.Read();
            if (row is not null && !(row.Count == 1 && row[0].Length == 0))
                batch.Add(row);
            if (batch.Count == RowsOfBatch || (row is null && batch.Count > 0))
            {
                await WriteAsync(job, (header, batch), (good, bad), cancellationToken);
                batch.Clear();
            }

            if (row is null)
                return;
            if (job.State != BulkState.Aborted)
                continue;
            CsvText.WriteRow(left, job.Form, [.. row]);
        }
    }

    private async Task WriteAsync(
        BulkJob job, (List<string> Header, List<List<string>> Rows) batch, (TextWriter Good, TextWriter Bad) results, CancellationToken cancellationToken)
    {
        var type = schema[job.SObject];
        var key = job.KeyField is { } name ? type.Find(name) : null;
        var outcomes = await writer.RunAsync(job.UserId, scope => batch.Rows.ConvertAll(row => Write(scope, job.Operation, (type, key), Body(type, batch.Header, row))),
            static _ => true, cancellationToken);
        for (var place = 0; place < outcomes.Count; place++)
        {
            var (outcome, row) = (outcomes[place], batch.Rows[place]);
            if (outcome.Success)
                CsvText.WriteRow(results.Good, job.Form, [outcome.Id!, outcome.Created ? "true" : "false", .. row]);
            else
                CsvText.WriteRow(results.Bad, job.Form, [outcome.Id ?? "", Told(outcome), .. row]);
            job.Failed += outcome.Success ? 0 : 1;
        }

        job.Processed += outcomes.Count;
    }

    private static WriteResult Write(WriteScope scope, string operation, (SObjectType Type, SObjectField? Key) target, JsonElement row)
    {
        if (operation == "insert")
            return RecordWriter.Create(scope, target.Type, new RecordBody(row));
        var name = target.Key?.Name ?? "Id";
        var value = row.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";
        if (operation == "upsert" && target.Key is { ExternalId: true } key)
        {
            return value.Length is > 0 and <= 255
                ? RecordWriter.Upsert(scope, target.Type, new ExternalKey(key, value), new RecordBody(row, key.Name), updateOnly: false)
                : WriteResult.Refused(new ApiError("MISSING_ARGUMENT", $"{key.Name} not specified") { Fields = [key.Name] });
        }

        if (!RecordId.TryParse(value, out var id) || !id.StartsWith(target.Type.KeyPrefix, StringComparison.Ordinal))
            return WriteResult.Refused(ApiError.WrongIdType($"{target.Type.Name} ID", value, "Id"));
        return operation == "delete" ? RecordWriter.Delete(scope, target.Type, id) : RecordWriter.Update(scope, target.Type, id, new RecordBody(row, "Id"));
    }

    // An empty field leaves the record's value alone; #N/A empties it.
    private static JsonElement Body(SObjectType type, List<string> header, List<string> row)
    {
        var body = new JsonObject();
        for (var place = 0; place < Math.Min(header.Count, row.Count); place++)
        {
            if (row[place].Length > 0)
                body[header[place]] = row[place] == "#N/A" ? null : Value(type.Find(header[place]), row[place]);
        }

        return JsonSerializer.SerializeToElement(body);
    }

    private static JsonValue Value(SObjectField? field, string text) => field switch
    {
        { Kind: FieldKind.Boolean } when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        { IsNumber: true } when decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) =>
            number == decimal.Truncate(number) && number is > long.MinValue and < long.MaxValue ? JsonValue.Create((long)number) : JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private static string Told(WriteResult outcome)
    {
        if (!outcome.Matches.IsEmpty)
            return $"DUPLICATE_EXTERNAL_ID:more than one record found for external id field: [{string.Join(", ", outcome.Matches)}]:--";
        var error = outcome.Errors[0];
        var fields = error.Fields is { IsEmpty: false } names ? string.Join(", ", names) + " " : "";
        return $"{error.Code}:{error.Message}:{fields}--";
    }

    private static StreamWriter Open(BulkJob job, string name, List<string> header)
    {
        var text = new StreamWriter(job.FileOf(name), append: false, new UTF8Encoding(false));
        CsvText.WriteRow(text, job.Form, [.. header]);
        return text;
    }
}
