using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Puts the members of a request body into a record, refusing what the platform refuses.</summary>
internal static class BodyReader
{
    /// <summary>Copies the body's values into <paramref name="record"/>.</summary>
    /// <param name="record">The record to fill.</param>
    /// <param name="body">What the client wants.</param>
    /// <param name="creating">Decides which fields may be set.</param>
    /// <param name="call">External id of an upsert, which must not stand in the body; and how to answer where nobody is sure.</param>
    public static List<ApiError> Apply(OrgRecord record, RecordBody body, bool creating, (string? KeyField, DemoOrgDoubts Doubts) call)
    {
        var errors = new List<ApiError>();
        var forbidden = new List<string>();
        foreach (var member in body.Json.EnumerateObject())
        {
            if (member.NameEquals("attributes") || (body.Skip is { } skip && member.Name.Equals(skip, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (record.Type.Find(member.Name) is not { } field)
                return [ApiError.UnknownField(member.Name, record.Type.Name)];
            if (IsKey(field, call.KeyField))
                return [new ApiError("INVALID_FIELD", $"The {field.Name} field should not be specified in the sobject data.")];
            if (creating ? !field.Createable : !field.Updateable)
            {
                forbidden.Add(field.Name);
                continue;
            }

            if (FieldValue.Read(field, member.Value, out var value) is { } error)
                errors.Add(error);
            record[field.Name] = value ?? (field.Kind == FieldKind.Boolean ? 0L : null);
        }

        return forbidden.Count > 0 ? [NotWritable(forbidden, call.Doubts)] : errors;
    }

    // Reference: rest-call-logging §1, "the key value must not also be in the body".
    private static bool IsKey(SObjectField field, string? keyField) =>
        field.Kind == FieldKind.Id || string.Equals(field.Name, keyField, StringComparison.OrdinalIgnoreCase);

    // Reference: rest-call-logging §1, TaskSubtype; the exact error is unverified there.
    private static ApiError NotWritable(List<string> fields, DemoOrgDoubts doubts) =>
        new("INVALID_FIELD_FOR_INSERT_UPDATE", $"Unable to create/update fields: {string.Join(", ", fields)}. Please check the security "
            + "settings of this field and verify that it is read/write for your profile or permission set.")
        {
            Fields = doubts.SubtypeErrorNamesField ? [.. fields] : [],
        };
}
