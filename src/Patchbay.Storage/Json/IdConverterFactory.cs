using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Core.Shared;

namespace Patchbay.Storage.Json;

/// <summary>Ids in the text form that they have everywhere; one that names nothing as null.</summary>
internal sealed class IdConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType
        && Array.Exists(typeToConvert.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class IdConverter<TId> : JsonConverter<TId>
        where TId : struct, IId<TId>
    {
        public override bool HandleNull => true;

        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.Null) return default;
            return reader.TokenType is JsonTokenType.String && TId.TryParse(reader.GetString(), out var id)
                ? id
                : throw new JsonException($"Not a {typeof(TId).Name}.");
        }

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
        {
            if (value.Equals(default(TId)))
            {
                writer.WriteNullValue();
                return;
            }

            var text = value.ToString();
            // What could not be read again must not get into the journal.
            if (!TId.TryParse(text, out _)) throw new InvalidOperationException($"{text} is no {typeof(TId).Name}.");
            writer.WriteStringValue(text);
        }
    }
}
