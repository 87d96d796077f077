using System.Text;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Soql;

/// <summary>Finds the fields a query names and the tables that must be joined for them.</summary>
internal sealed class SoqlJoins(OrgSchema schema, SoqlQuery query, SObjectType root, string prefix)
{
    private static readonly SObjectField _type = Field.Text("Type", "Type", 40);
    private static readonly SObjectField _name = Field.Text("Name", "Name", 255);
    private static readonly SObjectField _id = new("Id", "ID", FieldKind.Id);

    private readonly StringBuilder _sql = new();
    private readonly Dictionary<string, Joined> _joined = new(StringComparer.OrdinalIgnoreCase);

    public string Root { get; } = prefix + "0";

    public string Sql => _sql.ToString();

    /// <summary>The joined tables, parents before their children.</summary>
    public IEnumerable<Joined> All => _joined.Values;

    /// <summary>Finds a field and joins what it needs.</summary>
    /// <returns>Null when the field does not exist; then <paramref name="error"/> says so.</returns>
    public Resolved? Resolve(FieldPath path, out ApiError? error)
    {
        error = null;
        var names = path.Names.AsSpan();
        if (names.Length > 1 && (Same(names[0], query.Alias) || Same(names[0], query.From)) && root.FindRelationship(names[0]) is null)
            names = names[1..];
        var table = new Joined("", Root, root, null, "");
        foreach (var name in names[..^1])
        {
            if (table.Type?.FindRelationship(name) is not { } reference)
            {
                error = SoqlErrors.NoSuchRelation(query.Text, path.At, name);
                return null;
            }

            table = Join(table, reference);
        }

        var found = table.Type is { } type ? type.Find(names[^1]) : FindOfAnyType(names[^1]);
        if (found is null)
            error = SoqlErrors.NoSuchColumn(query.Text, path.At, names[^1], table.Type?.Name ?? "Name");
        return found is null ? null : new Resolved(found, $"{table.Alias}.\"{found.Name}\"", table);
    }

    private Joined Join(Joined from, SObjectField reference)
    {
        var key = from.Path.Length == 0 ? reference.Relationship! : $"{from.Path}.{reference.Relationship}";
        if (_joined.TryGetValue(key, out var known))
            return known;
        var alias = $"{prefix}{_joined.Count + 1}";
        var type = reference.ReferenceTo.Length == 1 ? schema[reference.ReferenceTo[0]] : null;
        _sql.Append($" LEFT JOIN {type?.From ?? "org_name"} {alias} ON {alias}.Id = {from.Alias}.\"{reference.Name}\"");
        var joined = new Joined(key, alias, type, from, reference.Relationship!);
        _joined.Add(key, joined);
        return joined;
    }

    private static SObjectField? FindOfAnyType(string name) =>
        Same(name, "Type") ? _type : Same(name, "Name") ? _name : Same(name, "Id") ? _id : null;

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <param name="Path">Relationships from the root, with dots; empty for the root.</param>
    /// <param name="Alias">Name of the table in the SQL.</param>
    /// <param name="Type">Null for a parent of several possible objects.</param>
    /// <param name="Child">The table it was joined to.</param>
    /// <param name="Relationship">Last step of the path.</param>
    internal sealed record Joined(string Path, string Alias, SObjectType? Type, Joined? Child, string Relationship);

    internal sealed record Resolved(SObjectField Field, string Sql, Joined Table);
}
