using System.Globalization;

namespace Patchbay.DemoOrg.Records;

/// <summary>Dates and instants as the platform writes them; the text sorts like the time it means.</summary>
internal static class OrgTime
{
    public const string MomentFormat = "yyyy-MM-dd'T'HH:mm:ss'.000+0000'";

    public const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] _momentForms =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:sszz", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>The platform keeps whole seconds: two changes within one second carry the same SystemModstamp.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads an instant; an offset is required, with or without its colon.</summary>
    /// <returns>False when the text is none. Never throws.</returns>
    public static bool TryParseMoment(string text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length < 17 || text.Length > 40)
            return false;
        var colonless = text[^5] is '+' or '-' && !text.EndsWith('Z') && text[^3] != ':' ? text.Insert(text.Length - 2, ":") : text;
        var hasOffset = colonless.EndsWith('Z') || colonless[^6] is '+' or '-';
        return hasOffset && DateTimeOffset.TryParseExact(colonless, _momentForms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out at);
    }

    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
