using Microsoft.AspNetCore.WebUtilities;

namespace Patchbay.Server.Features.Orgs;

/// <summary>What a person pasted who could not be sent back: the code alone, or the whole address at which the browser ended.</summary>
/// <param name="Code">The code; null when there is none.</param>
/// <param name="State">The state in the address; null for a code alone.</param>
/// <param name="Error">The error code in the address; null when there is none.</param>
internal sealed record PastedCode(string? Code, string? State, string? Error)
{
    /// <summary>Reads it. Never throws.</summary>
    internal static PastedCode Read(string? pasted)
    {
        var text = pasted?.Trim() ?? "";
        var question = text.IndexOf('?', StringComparison.Ordinal);
        // Codes carry percent signs when they are copied from an address, as in aPrx…%3D%3D.
        if (question < 0) return new(text.Length == 0 ? null : Uri.UnescapeDataString(text), null, null);
        var query = QueryHelpers.ParseQuery(text[question..]);
        return new(Value("code"), Value("state"), Value("error"));

        string? Value(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } one ? one : null;
    }
}
