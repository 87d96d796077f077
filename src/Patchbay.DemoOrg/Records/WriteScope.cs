using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Patchbay.DemoOrg.Faults;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>One write transaction: who writes, when, and what changed so far.</summary>
internal sealed class WriteScope(OrgSchema schema, SqliteConnection connection, string userId, DateTimeOffset now)
{
    public OrgSchema Schema { get; } = schema;

    public SqliteConnection Connection { get; } = connection;

    public string UserId { get; } = userId;

    public DateTimeOffset Now { get; } = now;

    /// <summary>What befalls the rows; null for nothing.</summary>
    public DemoOrgFaults? Faults { get; init; }

    /// <summary>What the org's admin has forbidden.</summary>
    public ImmutableArray<RefusalRule> Rules { get; init; } = [];

    public List<RecordChange> Changes { get; } = [];
}
