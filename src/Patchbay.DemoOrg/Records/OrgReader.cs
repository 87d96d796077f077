using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>Reads records by id or by a field.</summary>
internal sealed class OrgReader(OrgDatabase database)
{
    public OrgRecord? Find(SObjectType type, string id)
    {
        using var connection = database.Open();
        return RecordTable.Find(connection, type, id);
    }

    /// <summary>Live records whose field is exactly this text.</summary>
    public List<OrgRecord> FindBy(SObjectType type, SObjectField field, string value)
    {
        using var connection = database.Open();
        return [.. RecordTable.FindBy(connection, type, field.Name, value).Where(record => !record.IsDeleted)];
    }
}
