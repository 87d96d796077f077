using System.Collections.Immutable;
using System.Text.Json;

namespace Patchbay.DemoOrg.Schema;

/// <summary>One field of an object, with what the platform would say about it in a describe.</summary>
/// <param name="Name">API name, e.g. <c>LastName</c>.</param>
/// <param name="Label">What a person reads; error messages of the platform start with it.</param>
/// <param name="Kind">Type of the value.</param>
internal sealed record SObjectField(string Name, string Label, FieldKind Kind)
{
    /// <summary>Its name, ready for JSON.</summary>
    public JsonEncodedText JsonName { get; } = JsonEncodedText.Encode(Name);

    /// <summary>Longest text in characters; 0 for kinds that have no length.</summary>
    public int Length { get; init; }

    /// <summary>May be set when a record is created.</summary>
    public bool Createable { get; init; } = true;

    /// <summary>May be changed afterwards.</summary>
    public bool Updateable { get; init; } = true;

    /// <summary>May be empty.</summary>
    public bool Nillable { get; init; } = true;

    /// <summary>Must have a value when a record is created, because there is no default.</summary>
    public bool IsRequired => Createable && !Nillable && Default is null && Kind is not FieldKind.Boolean && !DefaultsToUser;

    /// <summary>Takes the calling user when nothing is given (the owner fields).</summary>
    public bool DefaultsToUser { get; init; }

    /// <summary>Value of a new record when nothing is given.</summary>
    public string? Default { get; init; }

    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>A picklist that refuses other values.</summary>
    public bool Restricted { get; init; }

    public bool Unique { get; init; }

    public bool CaseSensitive { get; init; }

    public bool ExternalId { get; init; }

    /// <summary>Objects the id may belong to; more than one makes the reference polymorphic.</summary>
    public ImmutableArray<string> ReferenceTo { get; init; } = [];

    /// <summary>Name of the relationship in a query, e.g. <c>Account</c> of <c>Account.Name</c>.</summary>
    public string? Relationship { get; init; }

    public bool AutoNumber { get; init; }

    public bool IsName { get; init; }

    /// <summary>May stand in WHERE and ORDER BY; long text areas may not.</summary>
    public bool Filterable { get; init; } = true;

    public bool IsCustom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);

    public bool IsText => Kind is FieldKind.Text or FieldKind.TextArea or FieldKind.Phone or FieldKind.Email
        or FieldKind.Url or FieldKind.Picklist or FieldKind.Id or FieldKind.Reference;

    public bool IsNumber => Kind is FieldKind.Int or FieldKind.Double or FieldKind.Currency or FieldKind.Percent;
}
