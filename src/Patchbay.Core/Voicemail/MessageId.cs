using Patchbay.Core.Shared;

namespace Patchbay.Core.Voicemail;

/// <summary>One message that a caller leaves.</summary>
/// <param name="Call">The call it is left in.</param>
/// <param name="Ordinal">Counts the messages of the call from 1.</param>
public readonly record struct MessageId(InteractionId Call, int Ordinal) : IId<MessageId>, IComparable<MessageId>
{
    /// <inheritdoc/>
    public static bool TryParse(string? text, out MessageId id)
    {
        var parsed = OrdinalText.TryParse(text, out var call, out var ordinal);
        id = new(call, ordinal);
        return parsed;
    }

    /// <inheritdoc/>
    public int CompareTo(MessageId other) => Call != other.Call ? Call.CompareTo(other.Call) : Ordinal.CompareTo(other.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => OrdinalText.Write(Call, Ordinal);
}
