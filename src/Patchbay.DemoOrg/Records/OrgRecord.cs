using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>One stored record: values by field name, in the form the database keeps them.</summary>
/// <remarks>Text, ids, dates and instants are strings, booleans and whole numbers <see cref="long"/>, the rest <see cref="double"/>.</remarks>
internal sealed class OrgRecord(SObjectType type)
{
    public SObjectType Type { get; } = type;

    /// <summary>In the order of the object's fields.</summary>
    public object?[] Values { get; } = new object?[type.Fields.Length];

    public object? this[string field]
    {
        get => Type.PlaceOf(field) is var place and >= 0 ? Values[place] : null;
        set => Values[Type.PlaceOf(field)] = value;
    }

    public string Id => Text("Id") ?? throw new InvalidOperationException("The record has no id yet.");

    public bool IsDeleted => Flag("IsDeleted");

    public string? Text(string field) => this[field] as string;

    public bool Flag(string field) => this[field] is long and not 0;

    public OrgRecord Copy()
    {
        var copy = new OrgRecord(Type);
        Values.CopyTo(copy.Values, 0);
        return copy;
    }
}
