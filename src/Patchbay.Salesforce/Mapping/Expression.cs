namespace Patchbay.Salesforce.Mapping;

/// <summary>
/// Where a field's value comes from: a fact of the call, a constant, or a function of such. <c>call.queue</c>, <c>'Phone'</c>, <c>60</c>,
/// <c>true</c>, <c>concat(agent.name, ' / ', call.queue)</c>.
/// </summary>
internal abstract record Expression
{
    /// <summary>Gives the value.</summary>
    /// <param name="context">What is known of the call.</param>
    /// <returns>Text, a whole number, true or false, an instant, or null.</returns>
    internal abstract object? Evaluate(MappingContext context);

    internal sealed record Constant(object? Value) : Expression
    {
        internal override object? Evaluate(MappingContext context) => Value;
    }

    internal sealed record Fact(string Name) : Expression
    {
        internal override object? Evaluate(MappingContext context) => context.Facts.GetValueOrDefault(Name);
    }

    internal sealed record Call(MappingFunction Function, IReadOnlyList<Expression> Arguments) : Expression
    {
        internal override object? Evaluate(MappingContext context) => Function.Apply([.. Arguments.Select(a => a.Evaluate(context))], context.Zone);
    }
}

/// <summary>What expressions are evaluated against.</summary>
/// <param name="Facts">Values by the names of <see cref="Mapping.Facts"/>.</param>
/// <param name="Zone">Zone of days.</param>
internal sealed record MappingContext(IReadOnlyDictionary<string, object?> Facts, TimeZoneInfo Zone);
