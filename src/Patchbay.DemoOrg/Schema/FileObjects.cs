namespace Patchbay.DemoOrg.Schema;

/// <summary>Files and what they are linked to.</summary>
internal static class FileObjects
{
    // Reference: rest-call-logging §9.
    public static SObjectType ContentVersion() => new("ContentVersion", "Content Versions", "068", Field.WithSystem("ContentVersion",
        Field.Text("Title", "Title", 255).Required() with { IsName = true },
        Field.Text("PathOnClient", "Path On Client", 500).Required(),
        new SObjectField("VersionData", "Version Data", FieldKind.TextArea) { Nillable = false, Updateable = false, Filterable = false },
        Field.Text("FirstPublishLocationId", "First Publish Location ID", 18) with { Updateable = false },
        Field.Reference("ContentDocumentId", "ContentDocument ID", "ContentDocument", "ContentDocument").ReadOnly(),
        Field.Number("ContentSize", "Size", FieldKind.Int).ReadOnly(),
        Field.Text("FileExtension", "File Extension", 40).ReadOnly(),
        Field.Flag("IsLatest", "Is Latest").ReadOnly(),
        Field.Text("Patchbay_Recording_Id__c", "Patchbay Recording Id", 64) with { Unique = true, CaseSensitive = true, ExternalId = true },
        Field.Owner()));

    public static SObjectType ContentDocument() => new("ContentDocument", "Content Documents", "069", Field.WithSystem("ContentDocument",
        Field.Text("Title", "Title", 255).Required() with { IsName = true },
        Field.Text("FileExtension", "File Extension", 40),
        Field.Number("ContentSize", "Size", FieldKind.Int),
        Field.Owner()))
    {
        IsWritable = false,
    };

    public static SObjectType ContentDocumentLink() => new("ContentDocumentLink", "Content Document Links", "06A", Field.WithSystem("ContentDocumentLink",
        Field.Reference("ContentDocumentId", "ContentDocument ID", "ContentDocument", "ContentDocument").Required() with { Updateable = false },
        Field.Text("LinkedEntityId", "Linked Entity ID", 18).Required() with { Updateable = false, IsName = true },
        Field.Picklist("ShareType", "Share Type", "V", "C", "I") with { Default = "V", Restricted = true },
        Field.Picklist("Visibility", "Visibility", "AllUsers", "InternalUsers", "SharedUsers") with { Default = "AllUsers", Restricted = true }));
}
