using System.Collections.Immutable;
using Patchbay.DemoOrg.Faults;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>One write transaction: who writes, when, and what changed so far.</summary>
internal sealed class WriteScope(OrgSchema schema, Statements statements, string userId, DateTimeOffset now)
{
    public OrgSchema Schema { get; } = schema;

    public Statements Statements { get; } = statements;

    public string UserId { get; } = userId;

    public DateTimeOffset Now { get; } = now;

    /// <summary>What befalls the rows; null for nothing.</summary>
    public DemoOrgFaults? Faults { get; init; }

    /// <summary>What the org's admin has forbidden.</summary>
    public ImmutableArray<RefusalRule> Rules { get; init; } = [];

    /// <summary>How to behave where nobody is sure.</summary>
    public DemoOrgDoubts Doubts { get; init; } = DemoOrgDoubts.Believed;

    /// <summary>HTTP status of a single record that is gone.</summary>
    public int GoneStatus => Doubts.RowStatusIsNotFound ? 404 : 400;

    public List<RecordChange> Changes { get; } = [];
}
