namespace Patchbay.DemoOrg.Schema;

/// <summary>Objects about objects and their sharing. They have no table: their rows are made up when they are asked for.</summary>
internal static class SharingObjects
{
    public const string AccessName = "UserRecordAccess";

    /// <summary>Every object of the org with its org-wide default. Object Reference, EntityDefinition [doc].</summary>
    /// <param name="source">SQL that yields the rows.</param>
    public static SObjectType EntityDefinition(Func<string> source) => new("EntityDefinition", "Entity Definitions", "4ie",
    [
        new SObjectField("Id", "ID", FieldKind.Id) { Length = 18, Nillable = false },
        Field.Text("DurableId", "Durable ID", 255),
        Field.Text("QualifiedApiName", "Qualified API Name", 70) with { IsName = true },
        Field.Text("DeveloperName", "Developer Name", 40),
        Field.Text("Label", "Label", 40),
        Field.Text("KeyPrefix", "Key Prefix", 3),
        Field.Text("InternalSharingModel", "Internal Sharing Model", 40),
        Field.Text("ExternalSharingModel", "External Sharing Model", 40),
    ])
    {
        IsWritable = false,
        Source = source,
    };

    /// <summary>What a user may do with a record. Object Reference, UserRecordAccess [doc].</summary>
    public static SObjectType UserRecordAccess() => new(AccessName, "User Record Access", "0bD",
    [
        new SObjectField("Id", "ID", FieldKind.Id) { Length = 18, Nillable = false },
        Field.Text("RecordId", "Record ID", 40) with { IsName = true },
        Field.Reference("UserId", "User ID", "User", "User"),
        Field.Flag("HasReadAccess", "Has Read Access"),
        Field.Flag("HasEditAccess", "Has Edit Access"),
        Field.Flag("HasDeleteAccess", "Has Delete Access"),
        Field.Flag("HasTransferAccess", "Has Transfer Access"),
        Field.Flag("HasAllAccess", "Has All Access"),
        Field.Picklist("MaxAccessLevel", "Maximum Access Level", "None", "Read", "Edit", "Delete", "Transfer", "All"),
    ])
    {
        IsWritable = false,
        Source = static () => throw new InvalidOperationException("Only a query of its own asks for access."),
    };
}
