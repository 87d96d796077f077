using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>One write transaction: who writes, when, and what changed so far.</summary>
internal sealed class WriteScope(OrgSchema schema, SqliteConnection connection, string userId, DateTimeOffset now)
{
    public OrgSchema Schema { get; } = schema;

    public SqliteConnection Connection { get; } = connection;

    public string UserId { get; } = userId;

    public DateTimeOffset Now { get; } = now;

    /// <summary>True when another transaction is said to hold the next row.</summary>
    public Func<bool> IsRowLocked { get; init; } = static () => false;

    public List<RecordChange> Changes { get; } = [];
}
