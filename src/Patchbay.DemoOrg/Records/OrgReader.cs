using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Reads records by id or by a field.</summary>
internal sealed class OrgReader(OrgDatabase database)
{
    public OrgRecord? Find(SObjectType type, string id) => FindAll(type, [id]).FirstOrDefault();

    /// <summary>The records with these ids, deleted ones too; those that are not there are left out.</summary>
    public List<OrgRecord> FindAll(SObjectType type, IEnumerable<string> ids)
    {
        using var connection = database.Open();
        using var statements = new Statements(connection);
        return [.. ids.SelectMany(id => RecordTable.FindBy(statements, type, "Id", id))];
    }

    /// <summary>Live records whose field is exactly this text.</summary>
    public List<OrgRecord> FindBy(SObjectType type, SObjectField field, string value)
    {
        using var connection = database.Open();
        using var statements = new Statements(connection);
        return [.. RecordTable.FindBy(statements, type, field.Name, value).Where(record => !record.IsDeleted)];
    }
}
