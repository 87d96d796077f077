using System.Text.RegularExpressions;
using Patchbay.Audit.Text;

namespace Patchbay.Audit.Walking;

/// <summary>Imports of what Salesforce Voice offers to code: these files are already on the new side.</summary>
internal static partial class VoiceCode
{
    /// <summary>Finds the imports.</summary>
    internal static IEnumerable<Rules.Match> Find(TextLines lines)
    {
        foreach (System.Text.RegularExpressions.Match import in Import().Matches(lines.Text))
        {
            var name = import.Groups["connector"].Success ? "scv:connector-base" : import.Groups["toolkit"].Success ? "scv:toolkit-api" : "scv:messageChannel";
            yield return new("voice.code", name, lines.Place(import.Index, import.Length)) { How = import.Value.StartsWith('<') ? "markup" : "direct" };
        }
    }

    [GeneratedRegex("""(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*|\bimport\s*\(\s*)["'](?:(?<connector>[^"'\n]*scv-connector-base[^"'\n]*)|(?<toolkit>lightning/serviceCloudVoiceToolkitApi)|(?<channel>@salesforce/messageChannel/(?:lightning__)?ServiceCloudVoiceMessageChannel[^"'\n]*))["']|<(?<toolkit>lightning-service-cloud-voice-toolkit-api|lightning:serviceCloudVoiceToolkitApi)\b""")]
    private static partial Regex Import();
}
