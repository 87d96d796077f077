using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Rest;

/// <summary>Rows of one object that are written in one way.</summary>
/// <param name="Type">The object.</param>
/// <param name="Key">The external id to upsert by; null to update by the <c>Id</c> in each row.</param>
/// <param name="Rows">1 to 200 rows, no record twice.</param>
internal sealed record WritePart(string Type, string? Key, IReadOnlyList<SObjectRow> Rows);

/// <summary>What became of a part.</summary>
/// <param name="Rows">A result for each row, in their order; none when the part failed as a whole.</param>
/// <param name="Fault">How it failed as a whole; null when it did not.</param>
internal sealed record PartResult(IReadOnlyList<RowResult> Rows, SalesforceFault? Fault);
