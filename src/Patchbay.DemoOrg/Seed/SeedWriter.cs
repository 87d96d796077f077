using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Seed;

/// <summary>Puts records in with a past of their own.</summary>
internal sealed class SeedWriter(WriteScope scope)
{
    public DateTimeOffset Now => scope.Now;

    /// <summary>Writes a record.</summary>
    /// <param name="type">API name of the object.</param>
    /// <param name="daysAgo">When it was created; it has not changed since.</param>
    /// <param name="values">Its fields; defaults and computed fields are filled in.</param>
    /// <returns>Its id.</returns>
    public string Insert(string type, double daysAgo, Dictionary<string, object?> values)
    {
        var then = scope.Now.AddDays(-daysAgo);
        var past = new WriteScope(scope.Schema, scope.Statements, scope.UserId, then);
        var record = new OrgRecord(scope.Schema[type]);
        foreach (var field in record.Type.Fields.Where(field => field.Default is not null))
            record[field.Name] = field.Kind == FieldKind.Boolean ? 0L : field.Default;
        foreach (var field in record.Type.Fields.Where(field => field.DefaultsToUser))
            record[field.Name] = OrgIdentity.AgentUserId;
        foreach (var (name, value) in values)
            record[name] = value;
        record["Id"] = RecordId.Create(record.Type.KeyPrefix, RecordTable.Next(scope.Statements, type));
        DerivedFields.Apply(past, record, before: null);
        record["CreatedDate"] = OrgTime.Moment(then);
        record["CreatedById"] = OrgIdentity.AgentUserId;
        record["LastModifiedDate"] = record["CreatedDate"];
        record["LastModifiedById"] = record["CreatedById"];
        record["SystemModstamp"] = record["CreatedDate"];
        RecordTable.Insert(scope.Statements, record);
        return record.Id;
    }

    /// <summary>How many days ago it was this minute of that day's office hours (08:00 to 17:00 UTC).</summary>
    public double AtWork(double daysAgo, int minute)
    {
        var day = scope.Now.AddDays(-daysAgo).UtcDateTime.Date.AddHours(8).AddMinutes(minute % 540);
        return (scope.Now.UtcDateTime - day).TotalDays;
    }

    public string Day(double daysAgo) => OrgTime.Day(scope.Now.AddDays(-daysAgo));
}
