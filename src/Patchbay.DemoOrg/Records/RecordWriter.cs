using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Creates, changes and deletes records within one transaction.</summary>
internal static class RecordWriter
{
    public static WriteResult Create(WriteScope scope, SObjectType type, RecordBody body, ExternalKey? key = null)
    {
        if (RowTroubles.Next(scope, type) is { } trouble)
            return WriteResult.Refused(trouble);
        var record = new OrgRecord(type);
        foreach (var field in type.Fields.Where(field => field.Default is not null))
            record[field.Name] = field.Kind == FieldKind.Boolean ? 0L : field.Default;
        foreach (var field in type.Fields.Where(field => field.DefaultsToUser))
            record[field.Name] = scope.UserId;
        if (BodyReader.Apply(record, body, creating: true, (key?.Field.Name, scope.Doubts)) is { Count: > 0 } unreadable)
            return new WriteResult { Errors = [.. unreadable] };
        foreach (var field in type.Fields.Where(field => field.Default is not null && field.Kind is not FieldKind.Boolean))
            record[field.Name] ??= field.Default;
        if (key is not null)
            record[key.Field.Name] = key.Value;
        if (PersonAccounts.Complete(record, before: null) is { } impersonal)
            return WriteResult.Refused(impersonal);
        if (RecordRules.Check(scope, record, before: null) is { Count: > 0 } wrong)
            return new WriteResult { Errors = [.. wrong] };
        if (type.Name == "ContentVersion" && FileRecords.Complete(scope, record) is { } broken)
            return WriteResult.Refused(broken);
        Insert(scope, record);
        PersonAccounts.Follow(scope, record);
        return new WriteResult { Id = record.Id, Created = true };
    }

    /// <summary>Creates a record that the platform makes by itself.</summary>
    public static string InsertComputed(WriteScope scope, string type, Action<OrgRecord> fill)
    {
        var record = new OrgRecord(scope.Schema[type]);
        fill(record);
        Insert(scope, record);
        return record.Id;
    }

    public static WriteResult Update(WriteScope scope, SObjectType type, string id, RecordBody body, ExternalKey? key = null)
    {
        if (RowTroubles.Next(scope, type) is { } trouble)
            return WriteResult.Refused(trouble) with { Id = id };
        var before = RecordTable.Find(scope.Statements, type, id);
        if (before is null)
            return WriteResult.Refused(ApiError.InvalidCrossReference(scope.GoneStatus)) with { Id = id };
        // Reference: rest-call-logging §5: a record a person deleted stays deleted.
        if (before.IsDeleted)
            return WriteResult.Refused(ApiError.EntityIsDeleted(scope.GoneStatus)) with { Id = id };
        var record = before.Copy();
        var errors = BodyReader.Apply(record, body, creating: false, (key?.Field.Name, scope.Doubts));
        if (errors.Count == 0 && PersonAccounts.Complete(record, before) is { } impersonal)
            errors = [impersonal];
        if (errors.Count == 0)
            errors = RecordRules.Check(scope, record, before);
        if (errors.Count > 0)
            return new WriteResult { Id = id, Errors = [.. errors] };
        Save(scope, record, before);
        PersonAccounts.Follow(scope, record);
        return new WriteResult { Id = id };
    }

    /// <summary>Changes a record as the platform does by itself, without asking the rules.</summary>
    public static void UpdateComputed(WriteScope scope, OrgRecord record, Action<OrgRecord> change)
    {
        var before = record.Copy();
        change(record);
        Save(scope, record, before);
    }

    /// <summary>Updates the one record with this key, or creates it. Reference: rest-call-logging §1.</summary>
    public static WriteResult Upsert(WriteScope scope, SObjectType type, ExternalKey key, RecordBody body, bool updateOnly)
    {
        var found = RecordTable.FindBy(scope.Statements, type, key.Field.Name, key.Value).ToArray();
        if (!scope.Doubts.DeletedKeyIsFree && found is [{ IsDeleted: true } gone])
            return WriteResult.Refused(ApiError.EntityIsDeleted(scope.GoneStatus)) with { Id = gone.Id };
        found = [.. found.Where(record => !record.IsDeleted)];
        return found switch
        {
            [] when updateOnly => WriteResult.Refused(ApiError.NotFound()),
            [] => Create(scope, type, body, key),
            [var only] => Update(scope, type, only.Id, body, key),
            _ => new WriteResult { Matches = [.. found.Select(record => record.Id)] },
        };
    }

    public static WriteResult Delete(WriteScope scope, SObjectType type, string id)
    {
        switch (RecordTable.Find(scope.Statements, type, id))
        {
            case null:
                return WriteResult.Refused(ApiError.InvalidCrossReference(scope.GoneStatus)) with { Id = id };
            case { IsDeleted: true }:
                return WriteResult.Refused(ApiError.EntityIsDeleted(scope.GoneStatus)) with { Id = id };
            case var record when RowTroubles.Next(scope, type) is { } trouble:
                return WriteResult.Refused(trouble) with { Id = record.Id };
            case var record when OrgRules.CheckDelete(scope, record) is { } refusal:
                return WriteResult.Refused(refusal) with { Id = record.Id };
            case var record:
                Remove(scope, record);
                if (record.Text("PersonContactId") is { } contact && RecordTable.Find(scope.Statements, scope.Schema["Contact"], contact) is { IsDeleted: false } person)
                    Remove(scope, person);
                return new WriteResult { Id = id };
        }
    }

    /// <summary>Puts a record into the recycle bin.</summary>
    public static void Remove(WriteScope scope, OrgRecord record)
    {
        record["IsDeleted"] = 1L;
        Stamp(scope, record);
        RecordTable.Update(scope.Statements, record);
        Note(scope, record, null, LedgerKind.Delete);
    }

    private static void Save(WriteScope scope, OrgRecord record, OrgRecord before)
    {
        DerivedFields.Apply(scope, record, before);
        Stamp(scope, record);
        RecordTable.Update(scope.Statements, record);
        Note(scope, record, before, LedgerKind.Update);
    }

    private static void Insert(WriteScope scope, OrgRecord record)
    {
        record["Id"] = RecordId.Create(record.Type.KeyPrefix, RecordTable.Next(scope.Statements, record.Type.Name));
        record["IsDeleted"] = 0L;
        DerivedFields.Apply(scope, record, before: null);
        record["CreatedDate"] = OrgTime.Moment(scope.Now);
        record["CreatedById"] = scope.UserId;
        Stamp(scope, record);
        RecordTable.Insert(scope.Statements, record);
        Note(scope, record, null, LedgerKind.Insert);
    }

    private static void Stamp(WriteScope scope, OrgRecord record)
    {
        record["LastModifiedDate"] = OrgTime.Moment(scope.Now);
        record["LastModifiedById"] = scope.UserId;
        record["SystemModstamp"] = record["LastModifiedDate"];
    }

    private static void Note(WriteScope scope, OrgRecord record, OrgRecord? before, string kind)
    {
        Ledger.Append(scope, record, before, kind);
        string?[] related = [record.Text("WhoId"), record.Text("WhatId"), record.Text("AccountId"), record.Text("ContactId")];
        scope.Changes.Add(new RecordChange(record.Type.Name, record.Id, LedgerKind.Told(kind), [.. related.OfType<string>().Distinct()]));
    }
}
