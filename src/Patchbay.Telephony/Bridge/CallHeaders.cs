using System.Collections.Immutable;
using System.Text;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Reads what the system before us sends along with a call: <c>X-Patchbay-Case: 00001042</c> is the variable <c>Case</c>, and User-to-User
/// (RFC 7433) the variable <c>uui</c>. A caller from the public network cannot set them unless the trunk lets foreign headers through.
/// </summary>
internal static class CallHeaders
{
    /// <summary>Name of the variable with the content of User-to-User.</summary>
    internal const string UserToUser = "uui";

    private const string Prefix = "X-Patchbay-";

    /// <summary>Reads variables.</summary>
    /// <param name="fields">Header fields with their names, in order.</param>
    /// <returns>The well-formed ones; default when there are none. Never throws.</returns>
    internal static ImmutableArray<CallVariable> Read(IEnumerable<(string Name, string Value)> fields) =>
        CallVariables.Clean([.. fields.Select(Read).OfType<CallVariable>()]);

    private static CallVariable? Read((string Name, string Value) field)
    {
        if (field.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return Variable(field.Name[Prefix.Length..], field.Value);
        return string.Equals(field.Name, "User-to-User", StringComparison.OrdinalIgnoreCase) && Content(field.Value) is { } text ? Variable(UserToUser, text) : null;
    }

    private static CallVariable? Variable(string name, string value) =>
        value.Any(char.IsControl) ? null : new(name, PersonalText.Of(value.Trim()));

    /// <summary>The content is hex where the field says so, and where it says nothing (RFC 7433 section 4.1).</summary>
    private static string? Content(string value)
    {
        var parts = value.Split(';', StringSplitOptions.TrimEntries);
        var content = parts[0].Trim('"');
        var encoding = parts.Skip(1).FirstOrDefault(p => p.StartsWith("encoding=", StringComparison.OrdinalIgnoreCase))?["encoding=".Length..] ?? "hex";
        if (!string.Equals(encoding, "hex", StringComparison.OrdinalIgnoreCase)) return content;
        if (content.Length % 2 != 0 || !content.All(char.IsAsciiHexDigit)) return null;
        // The first byte is often a protocol discriminator: 00 for user-specific, 04 for text.
        var bytes = Convert.FromHexString(content).AsSpan();
        return Encoding.UTF8.GetString(bytes is [0 or 4, ..] ? bytes[1..] : bytes);
    }
}
