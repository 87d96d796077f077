using System.Text;

namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Makes text safe inside a quoted string, and numbers safe inside a URI.</summary>
internal static class SipQuoting
{
    private const string UnescapedInUser = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.!~*'()&=+$,/";

    /// <summary>With quotes around it; control characters become blanks.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\');
            quoted.Append(char.IsControl(c) ? ' ' : c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The user part of a URI, with escapes where the grammar wants them (RFC 3261 §25.1).</summary>
    public static string EscapeUser(string user)
    {
        StringBuilder escaped = new(user.Length);
        foreach (byte c in Encoding.UTF8.GetBytes(user))
        {
            if (UnescapedInUser.Contains((char)c, StringComparison.Ordinal))
                escaped.Append((char)c);
            else
                escaped.Append('%').Append(c.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
