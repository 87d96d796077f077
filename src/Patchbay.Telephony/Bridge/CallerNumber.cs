namespace Patchbay.Telephony.Bridge;

/// <summary>Reads the calling number out of what trunks send.</summary>
internal static class CallerNumber
{
    private const int Longest = 64;

    /// <summary>Reads it from a P-Asserted-Identity value: <c>"Ada" &lt;sip:+46…@host&gt;</c> or <c>tel:+46…</c>.</summary>
    internal static string Of(string identity)
    {
        var start = identity.IndexOf('<', StringComparison.Ordinal) + 1;
        var uri = identity.AsSpan(start);
        var colon = uri.IndexOf(':');
        if (colon < 0) return "";
        uri = uri[(colon + 1)..];
        var end = uri.IndexOfAny("@;>");
        return OfUser((end < 0 ? uri : uri[..end]).ToString());
    }

    /// <summary>Takes a user part as a number. A withheld one is empty.</summary>
    internal static string OfUser(string user) =>
        user.Length == 0 || user.Equals("anonymous", StringComparison.OrdinalIgnoreCase) || user.Equals("unknown", StringComparison.OrdinalIgnoreCase)
            || user.Equals("restricted", StringComparison.OrdinalIgnoreCase)
            ? ""
            : user.Length <= Longest ? user : user[..Longest];
}
