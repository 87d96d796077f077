namespace Patchbay.Salesforce.Mapping;

/// <summary>What kind of value comes out of an expression, as far as that can be told before there is a call.</summary>
internal enum ValueKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A day and a time.</summary>
    Instant,

    /// <summary>A day alone.</summary>
    Day,
}

/// <summary>Tells the kind of values.</summary>
internal static class ValueKinds
{
    private static readonly string[] numbers =
        ["call.duration", "call.waited", "call.agents", "call.recordingLength", "message.count", "message.waiting", "message.length"];

    private static readonly string[] flags = ["call.missed", "call.recorded"];
    private static readonly string[] instants = ["call.startedAt", "call.endedAt"];

    /// <summary>Tells the kind.</summary>
    /// <param name="outcome">An expression that does not choose among others.</param>
    /// <returns>The kind; null for a value that fits everywhere.</returns>
    internal static ValueKind? Of(Expression outcome) => outcome switch
    {
        Expression.Constant { Value: null } => null,
        Expression.Constant { Value: bool } => ValueKind.Flag,
        Expression.Constant { Value: long or int } => ValueKind.Number,
        Expression.Constant { Value: string text } => OfText(text),
        Expression.Fact { Name: var fact } when numbers.Contains(fact, StringComparer.Ordinal) => ValueKind.Number,
        Expression.Fact { Name: var fact } when flags.Contains(fact, StringComparer.Ordinal) => ValueKind.Flag,
        Expression.Fact { Name: var fact } when instants.Contains(fact, StringComparer.Ordinal) => ValueKind.Instant,
        Expression.Call { Function.Name: "equals" or "not" } => ValueKind.Flag,
        Expression.Call { Function.Name: "minutes" or "number" } => ValueKind.Number,
        Expression.Call { Function.Name: "date" } => ValueKind.Day,
        _ => ValueKind.Text,
    };

    /// <summary>Says what is wrong between a value and a field that holds something else than text.</summary>
    /// <param name="type">The field's type, as the org describes it.</param>
    /// <param name="kind">What is mapped to it.</param>
    /// <returns>What the field takes, in words; null when the value fits.</returns>
    internal static string? Wrong(string type, ValueKind kind) => type switch
    {
        "int" or "double" or "currency" or "percent" when kind is not ValueKind.Number => "a number",
        "boolean" when kind is not ValueKind.Flag => "true or false",
        "date" when kind is not ValueKind.Day => "a day, such as date(call.startedAt)",
        "datetime" when kind is not (ValueKind.Instant or ValueKind.Day) => "a day and a time, such as call.startedAt",
        _ => null,
    };

    /// <summary>The kind in words.</summary>
    /// <param name="kind">The kind.</param>
    internal static string Words(ValueKind kind) => kind switch
    {
        ValueKind.Text => "text",
        ValueKind.Number => "a number",
        ValueKind.Flag => "true or false",
        ValueKind.Instant => "a day and a time",
        ValueKind.Day => "a day",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ValueKind OfText(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? ValueKind.Day
        : text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) ? ValueKind.Instant
        : ValueKind.Text;
}
