using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Core.Shared;
using Patchbay.Storage.Sealing;

namespace Patchbay.Storage.Json;

/// <summary>Personal text as sealed bytes in base64url; an empty text as <c>""</c>, an erased one as <c>"(erased)"</c>.</summary>
internal sealed class PersonalTextConverter : JsonConverter<PersonalText>
{
    // Neither base64url nor empty, so it cannot be mistaken for a sealed text.
    private static ReadOnlySpan<byte> ErasedMark => "(erased)"u8;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options)
    {
        if (value.Value is not { } text) writer.WriteStringValue(ErasedMark);
        else if (text.Length == 0) writer.WriteStringValue(""u8);
        else WriteSealed(writer, text);
    }

    /// <inheritdoc/>
    public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException("Personal text is not a string.");
        if (reader.ValueTextEquals(""u8)) return PersonalText.Empty;
        if (reader.ValueTextEquals(ErasedMark)) return PersonalText.Erased;
        return Open(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
    }

    private static void WriteSealed(Utf8JsonWriter writer, string text)
    {
        var plainBytes = Encoding.UTF8.GetByteCount(text);
        var boxBytes = plainBytes + SealedBox.OverheadBytes;
        var textBytes = Base64Url.GetEncodedLength(boxBytes);
        var rented = ArrayPool<byte>.Shared.Rent(plainBytes + boxBytes + textBytes);
        var plain = rented.AsSpan(0, plainBytes);
        var box = rented.AsSpan(plainBytes, boxBytes);
        var encoded = rented.AsSpan(plainBytes + boxBytes, textBytes);
        Encoding.UTF8.GetBytes(text, plain);
        if (SealingScope.Current.TrySeal(plain, box))
        {
            Base64Url.EncodeToUtf8(box, encoded);
            writer.WriteStringValue(encoded);
        }
        else
        {
            writer.WriteStringValue(ErasedMark);
        }

        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    private static PersonalText Open(ReadOnlySpan<byte> encoded)
    {
        var box = new byte[Base64Url.GetMaxDecodedLength(encoded.Length)];
        if (Base64Url.DecodeFromUtf8(encoded, box, out _, out var length) is not OperationStatus.Done || length < SealedBox.OverheadBytes)
            throw new JsonException("Personal text is not sealed.");
        var plain = new byte[length - SealedBox.OverheadBytes];
        return SealingScope.Current.TryOpen(box.AsSpan(0, length), plain)
            ? PersonalText.Of(Encoding.UTF8.GetString(plain))
            : PersonalText.Erased;
    }
}
