namespace Patchbay.DemoOrg.Soql;

/// <summary>A query ready to run.</summary>
/// <param name="Sql">With parameters <c>$v0</c>, <c>$v1</c> …</param>
/// <param name="Values">Their values, in order.</param>
/// <param name="Shape">How a row becomes a record; null for a count and for groups.</param>
internal sealed record SoqlStatement(string Sql, IReadOnlyList<object> Values, RowShape? Shape)
{
    /// <summary>The selected fields in their order: as they were written, what they are, and their columns.</summary>
    public IReadOnlyList<SoqlColumn> Columns { get; init; } = [];

    /// <summary>How a row becomes a record of a query that groups; null for others.</summary>
    public SoqlGroups? Groups { get; init; }
}
