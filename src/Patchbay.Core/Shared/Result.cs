namespace Patchbay.Core.Shared;

/// <summary>The rules said no. Not a fault and not a bug.</summary>
/// <param name="Code">Stable, dotted, for programs: <c>offer.gone</c>.</param>
/// <param name="Message">One plain sentence for the person who asked.</param>
public sealed record Refusal(string Code, string Message);

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    /// <param name="refusal">The reason.</param>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Same as the conversion.</summary>
    /// <returns>The result.</returns>
    public Result<T> ToResult() => this;
}
