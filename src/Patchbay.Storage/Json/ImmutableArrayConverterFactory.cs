using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Storage.Json;

/// <summary>Immutable arrays; the default one, which means "not known yet", as null.</summary>
internal sealed class ImmutableArrayConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ArrayConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class ArrayConverter<T> : JsonConverter<ImmutableArray<T>>
    {
        public override bool HandleNull => true;

        public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.Null) return default;
            if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException("Not an array.");
            var element = (JsonConverter<T>)options.GetConverter(typeof(T));
            var items = ImmutableArray.CreateBuilder<T>();
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                items.Add(element.Read(ref reader, typeof(T), options) ?? throw new JsonException("An array has an empty element."));
            }

            return items.DrainToImmutable();
        }

        public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options)
        {
            if (value.IsDefault)
            {
                writer.WriteNullValue();
                return;
            }

            var element = (JsonConverter<T>)options.GetConverter(typeof(T));
            writer.WriteStartArray();
            foreach (var item in value) element.Write(writer, item, options);
            writer.WriteEndArray();
        }
    }
}
