using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>One stored record: values by field name, in the form the database keeps them.</summary>
/// <remarks>Text, ids, dates and instants are strings, booleans and whole numbers <see cref="long"/>, the rest <see cref="double"/>.</remarks>
internal sealed class OrgRecord(SObjectType type)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    public SObjectType Type { get; } = type;

    public object? this[string field]
    {
        get => _values.GetValueOrDefault(field);
        set => _values[field] = value;
    }

    public string Id => Text("Id") ?? throw new InvalidOperationException("The record has no id yet.");

    public bool IsDeleted => Flag("IsDeleted");

    public string? Text(string field) => _values.GetValueOrDefault(field) as string;

    public bool Flag(string field) => _values.GetValueOrDefault(field) is long and not 0;

    public OrgRecord Copy()
    {
        var copy = new OrgRecord(Type);
        foreach (var (name, value) in _values)
            copy._values[name] = value;
        return copy;
    }
}
