using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Soql;

/// <summary>A parsed query.</summary>
/// <param name="Text">As it was sent, for messages that show the place.</param>
internal sealed record SoqlQuery(string Text)
{
    /// <summary>True for <c>SELECT COUNT()</c>.</summary>
    public bool IsCount { get; init; }

    public ImmutableArray<FieldPath> Fields { get; init; } = [];

    /// <summary>What is selected, in order, when the query counts or groups; else empty.</summary>
    public ImmutableArray<SoqlTerm> Terms { get; init; } = [];

    public ImmutableArray<SoqlTerm> GroupBy { get; init; } = [];

    public bool IsAggregate => !Terms.IsEmpty && (!GroupBy.IsEmpty || Terms.Any(term => term.Function is not null));

    public string From { get; init; } = "";

    public int FromAt { get; init; }

    public string? Alias { get; init; }

    public SoqlCondition? Where { get; init; }

    public ImmutableArray<SoqlOrder> OrderBy { get; init; } = [];

    public int? Limit { get; init; }

    public int? Offset { get; init; }
}

/// <summary>A field, perhaps over relationships: <c>Account.Owner.Name</c>.</summary>
internal sealed record FieldPath(ImmutableArray<string> Names, int At)
{
    public override string ToString() => string.Join('.', Names);
}

/// <summary>A field, or a function of one: <c>COUNT(Id)</c>, <c>CALENDAR_MONTH(CreatedDate)</c>.</summary>
/// <param name="Function">In capitals; null for the field itself.</param>
/// <param name="Field">The field.</param>
/// <param name="Alias">Name in the result; null when none was given.</param>
internal sealed record SoqlTerm(string? Function, FieldPath Field, string? Alias);

internal sealed record SoqlOrder(FieldPath Field, bool Descending, bool NullsLast);

/// <summary>What WHERE asks.</summary>
internal abstract record SoqlCondition;

/// <summary>All or any of several conditions.</summary>
internal sealed record SoqlGroup(bool All, ImmutableArray<SoqlCondition> Parts) : SoqlCondition;

internal sealed record SoqlNot(SoqlCondition Inner) : SoqlCondition;

/// <summary>A field against one value, by one of <c>= != &lt; &lt;= &gt; &gt;= LIKE</c>.</summary>
internal sealed record SoqlComparison(FieldPath Field, string Operator, SoqlLiteral Value) : SoqlCondition;

internal sealed record SoqlIn(FieldPath Field, bool Negated, ImmutableArray<SoqlLiteral> Values) : SoqlCondition;

/// <summary>Membership in the ids another query selects.</summary>
internal sealed record SoqlInQuery(FieldPath Field, bool Negated, SoqlQuery Query) : SoqlCondition;

/// <param name="Kind">What was written.</param>
/// <param name="Text">The value; for a relative date its name in capitals.</param>
/// <param name="At">Offset in the query.</param>
/// <param name="Count">The n of <c>LAST_N_DAYS:n</c>.</param>
internal sealed record SoqlLiteral(SoqlLiteralKind Kind, string Text, int At, int Count = 0);

internal enum SoqlLiteralKind
{
    Text,
    Number,
    Flag,
    Null,
    Day,
    Moment,
    RelativeDay,
}
