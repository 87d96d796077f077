using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Patchbay.Storage.Json;

/// <summary>How events and states are written: ids and enums as their names, personal text sealed, everything else in the clear.</summary>
internal static class StorageJson
{
    /// <summary>The settings of both journal and snapshot. A missing required field or an unknown one is an error.</summary>
    internal static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            IgnoreReadOnlyProperties = true,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new PersonalTextConverter(),
                new IdConverterFactory(),
                new ImmutableArrayConverterFactory(),
                new JsonStringEnumConverter(allowIntegerValues: false),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
