using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Schema;

/// <summary>Short ways to write down the fields of an object.</summary>
internal static class Field
{
    public static SObjectField Text(string name, string label, int length) => new(name, label, FieldKind.Text) { Length = length };

    public static SObjectField LongText(string name, string label) =>
        new(name, label, FieldKind.TextArea) { Length = 32_000, Filterable = false };

    public static SObjectField Phone(string name, string label) => new(name, label, FieldKind.Phone) { Length = 40 };

    public static SObjectField Email(string name, string label) => new(name, label, FieldKind.Email) { Length = 80 };

    public static SObjectField Url(string name, string label) => new(name, label, FieldKind.Url) { Length = 255 };

    public static SObjectField Picklist(string name, string label, params ReadOnlySpan<string> values) =>
        new(name, label, FieldKind.Picklist) { Length = 255, Values = [.. values] };

    public static SObjectField Number(string name, string label, FieldKind kind) => new(name, label, kind);

    public static SObjectField Flag(string name, string label) => new(name, label, FieldKind.Boolean) { Nillable = false, Default = "false" };

    public static SObjectField Date(string name, string label) => new(name, label, FieldKind.Date);

    public static SObjectField Moment(string name, string label) => new(name, label, FieldKind.DateTime);

    public static SObjectField Reference(string name, string label, string relationship, params ReadOnlySpan<string> to) =>
        new(name, label, FieldKind.Reference) { Length = 18, Relationship = relationship, ReferenceTo = [.. to] };

    public static SObjectField Owner() =>
        Reference("OwnerId", "Owner ID", "Owner", "User") with { Nillable = false, DefaultsToUser = true };

    public static SObjectField Required(this SObjectField field) => field with { Nillable = false };

    /// <summary>The platform computes it.</summary>
    public static SObjectField ReadOnly(this SObjectField field) => field with { Createable = false, Updateable = false };

    /// <summary>Every object starts with its id and ends with these five.</summary>
    public static ImmutableArray<SObjectField> WithSystem(string label, params ReadOnlySpan<SObjectField> fields) =>
    [
        new SObjectField("Id", $"{label} ID", FieldKind.Id) { Length = 18, Nillable = false, Createable = false, Updateable = false },
        Flag("IsDeleted", "Deleted").ReadOnly(),
        .. fields,
        Moment("CreatedDate", "Created Date").Required().ReadOnly(),
        Reference("CreatedById", "Created By ID", "CreatedBy", "User").Required().ReadOnly(),
        Moment("LastModifiedDate", "Last Modified Date").Required().ReadOnly(),
        Reference("LastModifiedById", "Last Modified By ID", "LastModifiedBy", "User").Required().ReadOnly(),
        Moment("SystemModstamp", "System Modstamp").Required().ReadOnly(),
    ];
}
