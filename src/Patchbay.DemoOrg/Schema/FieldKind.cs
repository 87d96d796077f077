namespace Patchbay.DemoOrg.Schema;

/// <summary>The kinds of field the demo org knows, named after the platform's field types.</summary>
internal enum FieldKind
{
    Id,
    Reference,
    Text,
    TextArea,
    Phone,
    Email,
    Url,
    Picklist,
    Boolean,
    Int,
    Double,
    Currency,
    Percent,
    Date,
    DateTime,
}
