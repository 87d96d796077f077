using System.Globalization;
using System.Text;

namespace Patchbay.DemoOrg.Bulk;

/// <summary>A place in the results of a query job, as text.</summary>
internal static class ResultLocator
{
    public static string Write(long place) => Convert.ToBase64String(Encoding.ASCII.GetBytes(place.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads a locator; an empty one is the start. Never throws.</summary>
    public static bool TryRead(string text, out long place)
    {
        place = 0;
        if (text.Length is 0 or > 100)
            return text.Length == 0;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && long.TryParse(Encoding.ASCII.GetString(bytes, 0, length), NumberStyles.None, CultureInfo.InvariantCulture, out place);
    }
}
