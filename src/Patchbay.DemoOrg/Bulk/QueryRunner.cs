using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Schema;
using Patchbay.DemoOrg.Soql;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>Runs the query of a job into a file of CSV.</summary>
internal sealed class QueryRunner(OrgQueries queries)
{
    public const string Result = "result";

    private const int StopEvery = 10_000;

    /// <exception cref="InvalidDataException">The query cannot be run.</exception>
    public async Task RunAsync(BulkJob job, CancellationToken cancellationToken)
    {
        using var query = queries.Open(job.Soql!, job.Operation == "queryAll", out var error)
            ?? throw new InvalidDataException($"{error!.Code}: {error.Message}");
        await using var file = new FileStream(job.FileOf(Result), FileMode.Create, FileAccess.Write, FileShare.Read, 256 * 1024);
        await using var text = new StreamWriter(file, new UTF8Encoding(false), 64 * 1024);
        CsvText.WriteRow(text, job.Form, [.. query.Statement.Columns.Select(column => column.Path)]);
        var rows = 0;
        while (query.Read())
        {
            foreach (var column in query.Statement.Columns)
                CsvText.WriteField(text, job.Form, Text(column, query.Row), isFirst: column == query.Statement.Columns[0]);
            text.Write(job.Form.LineEnding);
            if (++rows % StopEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                job.Processed = rows;
                if (job.State == BulkState.Aborted)
                    return;
            }
        }

        job.Processed = rows;
    }

    private static string Text(SoqlColumn column, SqliteDataReader row)
    {
        if (row.IsDBNull(column.At))
            return column.Field.Kind == FieldKind.Boolean ? "false" : "";
        return column.Field.Kind switch
        {
            FieldKind.Boolean => row.GetInt64(column.At) != 0 ? "true" : "false",
            FieldKind.Int => row.GetInt64(column.At).ToString(CultureInfo.InvariantCulture),
            FieldKind.Double or FieldKind.Currency or FieldKind.Percent => row.GetDouble(column.At).ToString("0.0##########", CultureInfo.InvariantCulture),
            _ => row.GetString(column.At),
        };
    }
}
