using System.Globalization;

namespace Patchbay.Core.Shared;

/// <summary>An id that has one text form, the same in the journal, in messages and in logs.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>Reads the text form that <c>ToString</c> writes.</summary>
    /// <param name="text">The text form; case does not matter.</param>
    /// <param name="id">The id; the default value when the result is false.</param>
    /// <returns>False when the text is no id of this type. Never throws.</returns>
    static abstract bool TryParse(string? text, out TSelf id);
}

/// <summary>One person who takes and makes calls.</summary>
/// <param name="Value">UUIDv7, made where the agent is added.</param>
public readonly record struct AgentId(Guid Value) : IId<AgentId>, IComparable<AgentId>
{
    /// <inheritdoc/>
    public static bool TryParse(string? text, out AgentId id) => (id = new(Guid.TryParse(text, out var value) ? value : default)).Value != default;

    /// <inheritdoc/>
    public int CompareTo(AgentId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}

/// <summary>One line of waiting callers with the agents who serve it.</summary>
/// <param name="Value">UUIDv7, made where the queue is added.</param>
public readonly record struct QueueId(Guid Value) : IId<QueueId>
{
    /// <inheritdoc/>
    public static bool TryParse(string? text, out QueueId id) => (id = new(Guid.TryParse(text, out var value) ? value : default)).Value != default;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}

/// <summary>One call flow, in all its versions.</summary>
/// <param name="Name">Its name in the file: lower-case letters, digits and dashes, at most 64 characters.</param>
public readonly record struct FlowId(string Name) : IId<FlowId>
{
    private const int Longest = 64;

    /// <inheritdoc/>
    public static bool TryParse(string? text, out FlowId id)
    {
        var isName = text is { Length: > 0 and <= Longest } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        id = isName ? new(text!) : default;
        return isName;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>One call or message thread, from the first signal to the last note. A call moved to another site keeps it.</summary>
/// <param name="Value">UUIDv7, made at the edge that saw the interaction first.</param>
public readonly record struct InteractionId(Guid Value) : IId<InteractionId>, IComparable<InteractionId>
{
    /// <inheritdoc/>
    public static bool TryParse(string? text, out InteractionId id) =>
        (id = new(Guid.TryParse(text, out var value) ? value : default)).Value != default;

    /// <inheritdoc/>
    public int CompareTo(InteractionId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}

/// <summary>One party's side of a call.</summary>
/// <param name="Call">The call it belongs to.</param>
/// <param name="Ordinal">Counts the legs of the call from 1.</param>
public readonly record struct LegId(InteractionId Call, int Ordinal) : IId<LegId>
{
    /// <inheritdoc/>
    public static bool TryParse(string? text, out LegId id)
    {
        var parsed = OrdinalText.TryParse(text, out var call, out var ordinal);
        id = new(call, ordinal);
        return parsed;
    }

    /// <inheritdoc/>
    public override string ToString() => OrdinalText.Write(Call, Ordinal);
}

/// <summary>One showing of a call to one agent.</summary>
/// <param name="Call">The call that is offered.</param>
/// <param name="Ordinal">Counts the offers of the call from 1.</param>
public readonly record struct OfferId(InteractionId Call, int Ordinal) : IId<OfferId>
{
    /// <inheritdoc/>
    public static bool TryParse(string? text, out OfferId id)
    {
        var parsed = OrdinalText.TryParse(text, out var call, out var ordinal);
        id = new(call, ordinal);
        return parsed;
    }

    /// <inheritdoc/>
    public override string ToString() => OrdinalText.Write(Call, Ordinal);
}

/// <summary>The shared text form of ids that count within a call: <c>call.ordinal</c>.</summary>
internal static class OrdinalText
{
    internal static string Write(InteractionId call, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{call}.{ordinal}");

    internal static bool TryParse(string? text, out InteractionId call, out int ordinal)
    {
        call = default;
        ordinal = 0;
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0
            && InteractionId.TryParse(text![..dot], out call)
            && int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ordinal)
            && ordinal > 0;
    }
}
