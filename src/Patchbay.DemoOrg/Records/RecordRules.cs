using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>The rules a record must keep before it is written. Reference: rest-call-logging §§1, 2 and 5.</summary>
internal static class RecordRules
{
    public static List<ApiError> Check(WriteScope scope, OrgRecord record, OrgRecord? before)
    {
        if (Missing(record) is { } missing)
            return [missing];
        var errors = new List<ApiError>();
        foreach (var field in record.Type.Fields)
        {
            if (record[field.Name] is not string text || Equals(text, before?[field.Name]))
                continue;
            if (CheckText(scope, record, field, text) is { } error)
                errors.Add(error);
        }

        if (errors.Count == 0 && scope.Doubts.LeadExcludesRelated && record.Type.Name == "Task" && LeadWithRelated(record) is { } lead)
            errors.Add(lead);
        if (errors.Count == 0)
            errors.AddRange(OrgRules.Check(scope, record, before is null ? LedgerKind.Insert : LedgerKind.Update));
        return errors;
    }

    private static ApiError? Missing(OrgRecord record)
    {
        var empty = record.Type.Visible.Where(field => !field.Nillable && field.Createable && record[field.Name] is null)
            .Select(field => field.Name).ToArray();
        return empty.Length == 0
            ? null
            : new ApiError("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", empty)}]") { Fields = [.. empty] };
    }

    private static ApiError? CheckText(WriteScope scope, OrgRecord record, SObjectField field, string text) => field switch
    {
        { Kind: FieldKind.Reference } => CheckReference(scope, record, field, text),
        { Restricted: true } when !field.Values.Contains(text) =>
            new ApiError("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Label}: bad value for restricted picklist field: {text}")
            {
                Fields = [field.Name],
            },
        { Kind: FieldKind.Email } when !IsEmail(text) =>
            new ApiError("INVALID_EMAIL_ADDRESS", $"{field.Label}: invalid email address: {text}") { Fields = [field.Name] },
        { Unique: true } => CheckUnique(scope, record, field, text),
        _ => null,
    };

    private static ApiError? CheckReference(WriteScope scope, OrgRecord record, SObjectField field, string text)
    {
        if (!RecordId.TryParse(text, out var id))
            return ApiError.WrongIdType(field.Label, text, field.Name);
        if (scope.Schema.OfId(id) is not { } type || !field.ReferenceTo.Contains(type.Name))
            return ApiError.WrongIdType(field.Label, text, field.Name);
        record[field.Name] = id;
        return RecordTable.Find(scope.Statements, type, id) switch
        {
            null => ApiError.InvalidCrossReference(status: 400),
            { IsDeleted: true } => ApiError.EntityIsDeleted(status: 400),
            // Reference: user-pains, calls of people who have left; the words are the platform's as far as known.
            { Type.Name: "User" } user when field.Name == "OwnerId" && !user.Flag("IsActive") =>
                new ApiError("INACTIVE_OWNER_OR_USER", $"operation performed with inactive user [{user.Id}] as owner of {record.Type.Name.ToLowerInvariant()}") { Fields = [] },
            _ => null,
        };
    }

    private static ApiError? CheckUnique(WriteScope scope, OrgRecord record, SObjectField field, string text)
    {
        var other = RecordTable.FindBy(scope.Statements, record.Type, field.Name, text)
            .FirstOrDefault(found => !found.IsDeleted && found.Id != record.Text("Id"));
        return other is null
            ? null
            : new ApiError("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {other.Id}")
            {
                Fields = [],
            };
    }

    // Reference: rest-call-logging §2, "a Lead excludes WhatId"; the platform's exact words are unverified.
    private static ApiError? LeadWithRelated(OrgRecord task) =>
        task.Text("WhatId") is { } what && task.Text("WhoId") is { } who && who.StartsWith("00Q", StringComparison.Ordinal)
            ? new ApiError("FIELD_INTEGRITY_EXCEPTION", $"Related To ID: a lead cannot be combined with a related record: {what}")
            {
                Fields = ["WhatId"],
            }
            : null;

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.') && !text.Contains(' ', StringComparison.Ordinal);
    }
}
