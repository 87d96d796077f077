using System.Globalization;
using System.Text;

namespace Patchbay.Server.Mail;

/// <summary>Writes a mail as it travels: headers of RFC 5322, words beyond ASCII as RFC 2047 says, the text in base64 (RFC 2045 §6.8).</summary>
internal static class MailWriter
{
    private const int LineLength = 76;

    // 45 bytes become 60 characters; with the frame of an encoded word they stay below the 75 of RFC 2047 §2.
    private const int WordBytes = 42;

    /// <summary>Writes it, lines ended by CRLF, in ASCII alone.</summary>
    internal static byte[] Write(OutgoingMail mail)
    {
        var text = new StringBuilder();
        Header("Date", mail.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Zone(mail.Date.Offset));
        Header("From", $"<{mail.From}>");
        Header("To", string.Join(",\r\n ", mail.To.Select(to => $"<{to}>")));
        Header("Message-ID", $"<{mail.Id}>");
        Header("Subject", Words(mail.Subject));
        // A machine wrote it: nobody's absence is told to us (RFC 3834 §5).
        Header("Auto-Submitted", "auto-generated");
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        text.Append("\r\n");
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Text.ReplaceLineEndings("\r\n")));
        for (var at = 0; at < body.Length; at += LineLength) text.Append(body, at, Math.Min(LineLength, body.Length - at)).Append("\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());

        void Header(string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private static string Zone(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}{Math.Abs(offset.Minutes):00}");

    /// <summary>A line of printable ASCII stands as it is; anything else, line ends among it, travels as encoded words.</summary>
    private static string Words(string line)
    {
        if (line.Length <= LineLength && line.All(c => c is >= ' ' and <= '~') && !line.Contains("=?", StringComparison.Ordinal)) return line;
        var words = new List<string>();
        var part = new List<byte>();
        foreach (var rune in line.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (part.Count + bytes.Length > WordBytes) Finish();
            part.AddRange(bytes);
        }

        if (part.Count > 0) Finish();
        return string.Join("\r\n ", words);

        void Finish()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String([.. part])}?=");
            part.Clear();
        }
    }
}
