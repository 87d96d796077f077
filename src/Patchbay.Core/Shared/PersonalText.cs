namespace Patchbay.Core.Shared;

/// <summary>
/// Text about a person: a number, a name, a note, digits. The journal seals it with the key of the event's subject;
/// when that key is destroyed the text reads as <see cref="Erased"/>. It prints as a placeholder, so no log shows it by accident.
/// </summary>
/// <param name="Value">The text in the clear; null once erased.</param>
public sealed record PersonalText(string? Value)
{
    /// <summary>What remains of a text whose key was destroyed.</summary>
    public static PersonalText Erased { get; } = new((string?)null);

    /// <summary>No text at all; not the same as an erased one.</summary>
    public static PersonalText Empty { get; } = new("");

    /// <summary>True when there is text to show.</summary>
    public bool HasText => !string.IsNullOrEmpty(Value);

    /// <summary>Wraps a text.</summary>
    /// <param name="value">The text; null counts as empty.</param>
    /// <returns>The wrapped text.</returns>
    public static PersonalText Of(string? value) => string.IsNullOrEmpty(value) ? Empty : new(value);

    /// <inheritdoc/>
    public override string ToString() => Value is null ? "(erased)" : Value.Length == 0 ? "" : "(personal)";
}
