using Patchbay.Audit.Findings;
using Patchbay.Audit.Pages;

namespace Patchbay.Audit.Reports.Html;

/// <summary>The report's words for the values of findings.</summary>
internal static class Wording
{
    /// <summary>What a replacement lacks.</summary>
    internal static string Gap(Gap gap) => gap switch
    {
        Findings.Gap.None => "Replaced",
        Findings.Gap.Partial => "In part",
        _ => "Nothing does it",
    };

    /// <summary>A gap with its colour.</summary>
    internal static Markup GapMark(Gap gap) => Markup.Of($"<span class=\"gap {Key(gap)}\">{Gap(gap)}</span>");

    /// <summary>A severity with its colour and shape.</summary>
    internal static Markup SeverityMark(Severity severity) => Markup.Of($"<span class=\"sev {Key(severity)}\">{severity.ToString()}</span>");

    /// <summary>A mark on what is a conclusion only.</summary>
    internal static Markup Inferred(Replacement? replacement) =>
        Markup.When(replacement is { IsInferred: true }, () => Markup.Of($" <span class=\"tag\">inferred</span>"));

    /// <summary>How sure, unless it is certain.</summary>
    internal static Markup Sure(Confidence confidence) =>
        Markup.When(confidence != Confidence.Certain, () => Markup.Of($" <span class=\"tag\">{Key(confidence)}</span>"));

    /// <summary>A value in lower case.</summary>
    internal static string Key<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A link, when it leads to the web and nowhere else.</summary>
    internal static Markup Link(string? link, string words) =>
        Markup.When(IsWeb(link), () => Markup.Of($"<a href=\"{link}\" rel=\"noreferrer\">{words}</a>"));

    /// <summary>True for an address with HTTPS.</summary>
    internal static bool IsWeb(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
}
