using System.Text.Json.Serialization;

namespace Patchbay.Audit.Plan;

/// <summary>How answers become JSON. A name that does not exist is refused: a misspelt wish must not be lost in silence.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", AllowTrailingCommas = true,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Answers))]
internal sealed partial class AnswersForm : JsonSerializerContext;
