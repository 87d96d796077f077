using System.Text.RegularExpressions;
using Patchbay.Audit.Text;
using Patchbay.Audit.Tokens;

namespace Patchbay.Audit.Walking;

/// <summary>Imports of what Salesforce Voice offers to code: these files are already on the new side.</summary>
internal static partial class VoiceCode
{
    /// <summary>Finds the imports.</summary>
    internal static IEnumerable<Rules.Match> Find(TextLines lines)
    {
        HashSet<(int, string)>? texts = null;
        foreach (System.Text.RegularExpressions.Match import in Import().Matches(lines.Text))
        {
            var isTag = import.Value.StartsWith('<');
            // An import in a comment is none: its text is no token there.
            if (!isTag && !(texts ??= Texts(lines)).Contains((lines.At(import.Index + import.Length - 1).Line, import.Groups["text"].Value))) continue;
            var name = import.Groups["connector"].Success ? "scv:connector-base" : import.Groups["toolkit"].Success ? "scv:toolkit-api" : "scv:messageChannel";
            yield return new("voice.code", name, lines.Place(import.Index, import.Length)) { How = isTag ? "markup" : "direct" };
        }
    }

    private static HashSet<(int, string)> Texts(TextLines lines)
    {
        var reader = new TokenReader(new StringReader(lines.Text));
        var texts = new HashSet<(int, string)>();
        while (reader.Read(out var token))
        {
            if (token.Kind == TokenKind.Text) texts.Add((token.Line, token.Value));
        }

        return texts;
    }

    [GeneratedRegex("""(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*|\bimport\s*\(\s*)["'](?<text>(?<connector>[^"'\n]*scv-connector-base[^"'\n]*)|(?<toolkit>lightning/serviceCloudVoiceToolkitApi)|(?<channel>@salesforce/messageChannel/(?:lightning__)?ServiceCloudVoiceMessageChannel[^"'\n]*))["']|<(?<toolkit>lightning-service-cloud-voice-toolkit-api|lightning:serviceCloudVoiceToolkitApi)\b""")]
    private static partial Regex Import();
}
