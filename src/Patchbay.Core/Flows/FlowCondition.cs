using System.Globalization;

namespace Patchbay.Core.Flows;

/// <summary>How a variable is compared.</summary>
public enum FlowTest
{
    /// <summary>Both texts are the same; case does not matter.</summary>
    Is,

    /// <summary>They are not.</summary>
    IsNot,

    /// <summary>The variable begins with the text.</summary>
    StartsWith,

    /// <summary>The text stands somewhere in the variable.</summary>
    Contains,

    /// <summary>Both are numbers, and the variable is not smaller.</summary>
    AtLeast,

    /// <summary>Both are numbers, and the variable is not greater.</summary>
    AtMost,

    /// <summary>The variable has a value.</summary>
    IsSet,

    /// <summary>It has none.</summary>
    IsEmpty,
}

/// <summary>One condition on a variable.</summary>
/// <param name="Variable">Which.</param>
/// <param name="Test">How it is compared.</param>
/// <param name="Value">With what; empty where nothing is needed.</param>
public sealed record FlowCondition(string Variable, FlowTest Test, string Value)
{
    /// <summary>Tells whether it holds.</summary>
    /// <param name="actual">The variable's value; empty when it has none.</param>
    /// <returns>True when it holds.</returns>
    public bool Holds(string actual) => Test switch
    {
        FlowTest.Is => actual.Equals(Value, StringComparison.OrdinalIgnoreCase),
        FlowTest.IsNot => !actual.Equals(Value, StringComparison.OrdinalIgnoreCase),
        FlowTest.StartsWith => actual.StartsWith(Value, StringComparison.OrdinalIgnoreCase),
        FlowTest.Contains => actual.Contains(Value, StringComparison.OrdinalIgnoreCase),
        FlowTest.AtLeast => Numbers(actual) is { } pair && pair.Left >= pair.Right,
        FlowTest.AtMost => Numbers(actual) is { } pair && pair.Left <= pair.Right,
        FlowTest.IsSet => actual.Length > 0,
        FlowTest.IsEmpty => actual.Length == 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private (decimal Left, decimal Right)? Numbers(string actual) =>
        decimal.TryParse(actual, NumberStyles.Number, CultureInfo.InvariantCulture, out var left)
        && decimal.TryParse(Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var right)
            ? (left, right)
            : null;
}
