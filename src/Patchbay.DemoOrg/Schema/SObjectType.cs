using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Schema;

/// <summary>One object of the org: its names, the first three characters of its ids, and its fields.</summary>
internal sealed class SObjectType
{
    private readonly FrozenDictionary<string, SObjectField> _byName;
    private readonly FrozenDictionary<string, SObjectField> _byRelationship;
    private readonly FrozenDictionary<string, int> _places;

    public SObjectType(string name, string labelPlural, string keyPrefix, ImmutableArray<SObjectField> fields)
    {
        Name = name;
        LabelPlural = labelPlural;
        KeyPrefix = keyPrefix;
        Fields = fields;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        _byRelationship = fields.Where(field => field.Relationship is not null)
            .ToFrozenDictionary(field => field.Relationship!, StringComparer.OrdinalIgnoreCase);
        NameField = fields.FirstOrDefault(field => field.IsName) ?? fields[0];
        _places = fields.Select((field, place) => (field.Name, place)).ToFrozenDictionary(
            pair => pair.Name, pair => pair.place, StringComparer.OrdinalIgnoreCase);
        Columns = string.Join(',', fields.Select(field => $"\"{field.Name}\""));
        InsertSql = $"INSERT INTO \"{name}\" ({Columns}) VALUES ({string.Join(',', fields.Select((_, place) => $"${place}"))})";
        UpdateSql = $"UPDATE \"{name}\" SET {string.Join(',', fields.Select((field, place) => $"\"{field.Name}\"=${place}"))} WHERE Id=${_places["Id"]}";
    }

    public string Name { get; }

    /// <summary>Every column of the table, in the order of <see cref="Fields"/>.</summary>
    public string Columns { get; }

    /// <summary>Parameters <c>$0</c>, <c>$1</c> … in the order of <see cref="Fields"/>.</summary>
    public string InsertSql { get; }

    /// <summary>As <see cref="InsertSql"/>; the record is found by its id.</summary>
    public string UpdateSql { get; }

    public string LabelPlural { get; }

    public string KeyPrefix { get; }

    public ImmutableArray<SObjectField> Fields { get; }

    public SObjectField NameField { get; }

    /// <summary>False for objects the demo only lets a client read (users, the organization).</summary>
    public bool IsWritable { get; init; } = true;

    /// <summary>SQL that yields the rows of an object without a table; null for one that has a table.</summary>
    public Func<string>? Source { get; init; }

    /// <summary>What stands after FROM.</summary>
    public string From => Source is null ? $"\"{Name}\"" : $"({Source()})";

    /// <summary>What the org lacks just now: names of objects, and of fields after their object and a dot.</summary>
    public Func<ImmutableHashSet<string>> Missing { get; set; } = static () => [];

    /// <summary>The fields a client can see.</summary>
    public IEnumerable<SObjectField> Visible => Missing().IsEmpty ? Fields : Fields.Where(seen => !Lacks(seen));

    public bool IsCustom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds a field; API names ignore case on the platform.</summary>
    public SObjectField? Find(string name) => _byName.TryGetValue(name, out var field) && !Lacks(field) ? field : null;

    public SObjectField? FindRelationship(string name) =>
        _byRelationship.TryGetValue(name, out var field) && !Lacks(field) ? field : null;

    /// <summary>Where a field stands in <see cref="Fields"/>, also one that the org lacks just now; -1 when there is none.</summary>
    public int PlaceOf(string name) => _places.GetValueOrDefault(name, -1);

    private bool Lacks(SObjectField field)
    {
        var missing = Missing();
        return !missing.IsEmpty && missing.Contains($"{Name}.{field.Name}");
    }
}
