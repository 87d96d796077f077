using System.Collections.Immutable;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Soql;

/// <summary>
/// Queries of <c>UserRecordAccess</c>. Object Reference [doc]: one user, at most 200 records, and either access fields are selected or one of them
/// is asked for and <c>RecordId</c> alone is selected. The words of the errors are unverified. A record that is not there has no row.
/// </summary>
internal sealed class AccessQuery(OrgDatabase database, DemoOrgSharing sharing)
{
    private const int MostRecords = 200;
    private static readonly ImmutableArray<string> _levels = ["None", "Read", "Edit", "Delete", "Transfer", "All"];

    /// <summary>Translates a query.</summary>
    /// <param name="query">As parsed.</param>
    /// <param name="error">What is wrong, when the result is null.</param>
    public SoqlStatement? Translate(SoqlQuery query, out ApiError? error)
    {
        var parts = query.Where is SoqlGroup { All: true } group ? group.Parts : query.Where is { } single ? [single] : [];
        var user = parts.OfType<SoqlComparison>().FirstOrDefault(part => part.Operator == "=" && Is(part.Field, "UserId"))?.Value.Text;
        user = RecordId.TryParse(user, out var whole) ? whole : null;
        var records = parts.Select(RecordsOf).FirstOrDefault(ids => !ids.IsDefault);
        var asked = parts.OfType<SoqlComparison>().FirstOrDefault(part => part.Operator == "=" && part.Field.ToString().StartsWith("Has", StringComparison.OrdinalIgnoreCase));
        error = user is null ? Wrong(query, "UserId must be filtered by one id, with the equals operator")
            : records.IsDefault ? Wrong(query, "RecordId must be filtered by an id or a list of ids")
            : records.Length > MostRecords ? Wrong(query, $"RecordId may be filtered by at most {MostRecords} ids")
            : parts.Length != (asked is null ? 2 : 3) || query.IsCount || query.IsAggregate ? Wrong(query, "only UserId, RecordId and one access field may be filtered")
            : asked is not null && query.Fields.Any(field => !Is(field, "RecordId")) ? Wrong(query, "a query that filters by access may select RecordId alone")
            : query.Fields.FirstOrDefault(field => Find(field) is null or { Name: "Id" or "UserId" }) is { } unknown ? SoqlErrors.NoSuchColumn(query.Text, unknown.At, unknown.ToString(), query.From)
            : null;
        return error is null ? Rows(query, user!, [.. records.Where(id => asked is null || May(LevelOf(user!, id) ?? "None", asked.Field.ToString()))]) : null;
    }

    private SoqlStatement Rows(SoqlQuery query, string user, ImmutableArray<string> records)
    {
        var shape = new RowShape(database.Schema[SharingObjects.AccessName], IdAt: 0, TypeAt: -1);
        var fields = query.Fields.Select(field => Find(field)!).ToArray();
        foreach (var (place, field) in fields.Index())
            shape.Fields.Add((field, place + 1));
        var values = new List<object>();
        var rows = new List<string>();
        foreach (var id in records.Distinct(StringComparer.Ordinal))
        {
            if (LevelOf(user, id) is not { } level)
                continue;
            values.Add(id);
            var record = $"$v{values.Count - 1}";
            rows.Add($"SELECT {string.Join(", ", fields.Select(field => ValueOf(field, record, level)).Prepend(record))}");
        }

        var nothing = $"SELECT {string.Join(", ", Enumerable.Repeat("NULL", fields.Length + 1))} WHERE 0";
        return new SoqlStatement(rows.Count == 0 ? nothing : string.Join(" UNION ALL ", rows), values, shape)
        {
            Columns = [.. fields.Select((field, place) => new SoqlColumn(field.Name, field, place + 1))],
        };
    }

    private static string ValueOf(SObjectField field, string record, string level) => field.Name switch
    {
        "RecordId" => record,
        "MaxAccessLevel" => $"'{level}'",
        var name => May(level, name) ? "1" : "0",
    };

    private static bool May(string level, string field) =>
        _levels.IndexOf(level) >= _levels.IndexOf(_levels.FirstOrDefault(one => field.Equals($"Has{one}Access", StringComparison.OrdinalIgnoreCase)) ?? "All");

    // Null for a record that is not there.
    private string? LevelOf(string user, string id)
    {
        if (!RecordId.TryParse(id, out var full) || database.Schema.OfId(full) is not { Source: null } type || Find(type, full) is not { IsDeleted: false } record)
            return null;
        if (user == OrgIdentity.IntegrationUserId || user == record.Text("OwnerId"))
            return "All";
        var model = sharing.ModelOf(type.Name);
        if (model == "ControlledByParent")
            return record.Text("AccountId") is { } account ? LevelOf(user, account) : "None";
        var isShared = sharing.SharedWith.GetValueOrDefault(full) is { IsDefault: false } users && users.Contains(user);
        return model switch { "Private" => isShared ? "Read" : "None", "ReadWriteTransfer" => "Transfer", _ => "Edit" };
    }

    private OrgRecord? Find(SObjectType type, string id)
    {
        using var connection = database.Open();
        using var statements = new Statements(connection);
        return RecordTable.Find(statements, type, id);
    }

    private static ImmutableArray<string> RecordsOf(SoqlCondition part) => part switch
    {
        SoqlComparison { Operator: "=" } one when Is(one.Field, "RecordId") => [one.Value.Text],
        SoqlIn { Negated: false } many when Is(many.Field, "RecordId") => [.. many.Values.Select(value => value.Text)],
        _ => default,
    };

    private SObjectField? Find(FieldPath field) => field.Names.Length == 1 ? database.Schema[SharingObjects.AccessName].Find(field.Names[0]) : null;

    private static bool Is(FieldPath field, string name) => field.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static ApiError Wrong(SoqlQuery query, string message) => SoqlErrors.Malformed(query.Text, query.FromAt, message);
}
