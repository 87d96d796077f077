namespace Patchbay.Salesforce.Mapping;

/// <summary>How long a text can become that an expression gives, so that a field that is too short is told before a call is.</summary>
internal static class ValueLength
{
    private static readonly Dictionary<string, int> longest = new(StringComparer.Ordinal)
    {
        ["call.id"] = 32,
        ["call.callerName"] = 255,
        ["call.number"] = 64,
        ["call.notes"] = 32_000,
        ["call.description"] = 32_000,
        ["call.transcript"] = 100_000,
        ["call.subject"] = 255,
    };

    /// <summary>The most characters.</summary>
    /// <param name="value">The expression.</param>
    /// <returns>0 when it gives no text, or one of which nothing is known.</returns>
    internal static long Of(Expression value) => value switch
    {
        Expression.Constant { Value: string text } => text.Length,
        Expression.Fact { Name: var name } => longest.GetValueOrDefault(name),
        Expression.Call { Function.Name: "left", Arguments: [var text, Expression.Constant { Value: long most }] } => Math.Min(Of(text), most),
        Expression.Call { Function.Name: "concat", Arguments: var parts } => parts.Sum(Of),
        Expression.Call { Function.Name: "coalesce" or "upper" or "lower" or "trim", Arguments: var parts } => parts.Max(Of),
        Expression.Call { Function.Name: "if", Arguments: [_, var one, var other] } => Math.Max(Of(one), Of(other)),
        _ => 0,
    };
}
