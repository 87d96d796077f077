using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>What comes with an uploaded file: its document, and the link to the record it was published to. Reference: rest-call-logging §9.</summary>
internal static class FileRecords
{
    /// <summary>Computes the fields of a new version.</summary>
    public static ApiError? Complete(WriteScope scope, OrgRecord version)
    {
        var text = version.Text("VersionData") ?? "";
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return ApiError.BadJson("VersionData: bad base64 content") with { Fields = ["VersionData"] };
        version["ContentSize"] = (long)length;
        version["FileExtension"] = Path.GetExtension(version.Text("PathOnClient") ?? "").TrimStart('.') is { Length: > 0 } extension ? extension : null;
        version["IsLatest"] = 1L;
        if (version["ContentDocumentId"] is not null)
            return null;
        var document = RecordWriter.InsertComputed(scope, "ContentDocument", record =>
        {
            foreach (var field in (ReadOnlySpan<string>)["Title", "FileExtension", "ContentSize", "OwnerId"])
                record[field] = version[field];
        });
        version["ContentDocumentId"] = document;
        return version.Text("FirstPublishLocationId") is { } place ? Link(scope, document, place) : null;
    }

    /// <summary>The bytes of a version.</summary>
    public static byte[] Bytes(OrgRecord version) => Convert.FromBase64String(version.Text("VersionData") ?? "");

    private static ApiError? Link(WriteScope scope, string document, string place)
    {
        if (!RecordId.TryParse(place, out var id) || scope.Schema.OfId(id) is not { } type || RecordTable.Find(scope.Statements, type, id) is not { IsDeleted: false })
            return ApiError.InvalidCrossReference(status: 400) with { Fields = ["FirstPublishLocationId"] };
        RecordWriter.InsertComputed(scope, "ContentDocumentLink", link =>
        {
            link["ContentDocumentId"] = document;
            link["LinkedEntityId"] = id;
            link["ShareType"] = "V";
            link["Visibility"] = "AllUsers";
        });
        return null;
    }
}
