using System.Text.Json;

namespace Patchbay.DemoOrg.Records;

/// <summary>What a client wants a record to be.</summary>
/// <param name="Json">A JSON object; its <c>attributes</c> do not count.</param>
/// <param name="Skip">A member that does not count either: the id or key that says which record; null for none.</param>
internal readonly record struct RecordBody(JsonElement Json, string? Skip = null);
