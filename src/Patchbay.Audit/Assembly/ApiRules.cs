using Patchbay.Audit.Surface;

namespace Patchbay.Audit.Assembly;

/// <summary>Which rule a name that the parser found belongs to, and the words to filter it by.</summary>
/// <param name="surface">All names.</param>
internal sealed class ApiRules(SurfaceCatalog surface)
{
    /// <summary>The rule of a use.</summary>
    internal string RuleOf(string api) => api switch
    {
        _ when api.StartsWith("scv:", StringComparison.Ordinal) => "voice.code",
        _ when api.StartsWith("script:", StringComparison.Ordinal) => "include.script",
        "opencti:softPhone" => "utilitybar.softphone",
        _ when surface.Markup.Contains(api) => "component.click-to-dial",
        _ when api.StartsWith("sforce.console", StringComparison.Ordinal) => "use.console",
        _ when surface.Constants.Contains(api) => "use.constant",
        _ when api.StartsWith("sforce.", StringComparison.Ordinal) => "use.member",
        _ => "field.apex",
    };

    /// <summary>Words to filter a name by.</summary>
    internal static IEnumerable<string> TagsOf(string api)
    {
        if (api.StartsWith("sforce.opencti", StringComparison.Ordinal) || api == "script:opencti") yield return "lightning";
        if (api.StartsWith("sforce.interaction", StringComparison.Ordinal) || api is "script:interaction" or "support:clickToDial") yield return "classic";
        if (api.StartsWith("sforce.console", StringComparison.Ordinal) || api == "script:integration") yield return "console";
        var name = api[(api.LastIndexOf('.') + 1)..];
        if (name is "saveLog") yield return "logging";
        if (api.Contains("SCREENPOP", StringComparison.Ordinal) || name.Contains("ScreenPop", StringComparison.OrdinalIgnoreCase)) yield return "pop";
        if (name.Contains("ClickToDial", StringComparison.OrdinalIgnoreCase)) yield return "click-to-dial";
        if (name.Contains("oftphone", StringComparison.Ordinal) || name is "setVisible" or "isVisible") yield return "panel";
        if (name is "runApex") yield return "apex";
    }
}
