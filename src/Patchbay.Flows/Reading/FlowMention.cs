using Patchbay.Flows.Shared;

namespace Patchbay.Flows.Reading;

/// <summary>A place in a file where a variable is named.</summary>
/// <param name="Variable">Its name, as it is written.</param>
/// <param name="Format">How its value is said; null for as it is.</param>
/// <param name="Place">Where the text that names it begins.</param>
/// <param name="Step">The step it stands in; null for the file's prompts.</param>
internal sealed record FlowMention(string Variable, string? Format, FlowPlace Place, string? Step);
