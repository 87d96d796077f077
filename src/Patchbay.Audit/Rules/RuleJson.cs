using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Patchbay.Audit.Rules;

/// <summary>How the published lists are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip)]
[JsonSerializable(typeof(ImmutableArray<RuleText>))]
[JsonSerializable(typeof(VendorTable))]
internal sealed partial class RuleJson : JsonSerializerContext;
