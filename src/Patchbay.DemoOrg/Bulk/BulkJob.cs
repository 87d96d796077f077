using System.Globalization;
using System.Text.Json.Nodes;
using Patchbay.DemoOrg.Records;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>One job of the Bulk API 2.0. Reference: rest-call-logging §4, Bulk API 2.0 [known]; jobs live as long as the process.</summary>
/// <remarks>Its state is written by the one worker and read by requests; the number fields are only told.</remarks>
internal sealed class BulkJob
{
    public required string Id { get; init; }

    /// <summary><c>insert</c>, <c>update</c>, <c>upsert</c>, <c>delete</c>, <c>query</c> or <c>queryAll</c>.</summary>
    public required string Operation { get; init; }

    public required string SObject { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required int Version { get; init; }

    public required CsvForm Form { get; init; }

    /// <summary>External id field of an upsert.</summary>
    public string? KeyField { get; init; }

    /// <summary>The query of a query job.</summary>
    public string? Soql { get; init; }

    /// <summary>Folder of the job's files.</summary>
    public required string Folder { get; init; }

    public bool IsQuery => Soql is not null;

    public volatile BulkState State;

    /// <summary>Why it failed as a whole.</summary>
    public string? Error { get; set; }

    public int Processed { get; set; }

    public int Failed { get; set; }

    public long Milliseconds { get; set; }

    public bool IsOver => State is BulkState.JobComplete or BulkState.Failed or BulkState.Aborted;

    public string FileOf(string name) => Path.Combine(Folder, name + ".csv");

    public JsonObject Write()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["operation"] = Operation,
            ["object"] = SObject,
            ["createdById"] = UserId,
            ["createdDate"] = OrgTime.Moment(Created),
            ["systemModstamp"] = OrgTime.Moment(Created),
            ["state"] = State.ToString(),
            ["concurrencyMode"] = "Parallel",
            ["contentType"] = "CSV",
            ["apiVersion"] = (double)Version,
            ["lineEnding"] = Form.LineEndingName,
            ["columnDelimiter"] = Form.DelimiterName,
            ["jobType"] = IsQuery ? "V2Query" : "V2Ingest",
            ["retries"] = 0,
            ["totalProcessingTime"] = Milliseconds,
            ["numberRecordsProcessed"] = Processed,
        };
        if (Error is { } error)
            json["errorMessage"] = error;
        if (IsQuery)
            return json;
        json["numberRecordsFailed"] = Failed;
        json["apiActiveProcessingTime"] = Milliseconds;
        json["apexProcessingTime"] = 0;
        json["contentUrl"] = string.Create(CultureInfo.InvariantCulture, $"services/data/v{Version}.0/jobs/ingest/{Id}/batches");
        if (KeyField is { } key)
            json["externalIdFieldName"] = key;
        return json;
    }
}

/// <summary>States of a job: Open → UploadComplete → InProgress → JobComplete, or Failed or Aborted. A query begins at UploadComplete.</summary>
internal enum BulkState
{
    Open,
    UploadComplete,
    InProgress,
    JobComplete,
    Failed,
    Aborted,
}
