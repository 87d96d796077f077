namespace Patchbay.Server.Mail;

/// <summary>An answer of a mail server (RFC 5321 §4.2).</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">What stands behind the code, line by line.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>True when it did what was asked.</summary>
    internal bool IsDone => Code is >= 200 and < 300;

    /// <summary>True when the same may work later.</summary>
    internal bool IsTransient => Code is >= 400 and < 500;

    /// <summary>Takes one line apart.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="code">The code.</param>
    /// <param name="isLast">True when no further line follows.</param>
    /// <param name="text">What stands behind.</param>
    /// <returns>False when it is no line of an answer. Never throws.</returns>
    internal static bool TryReadLine(string line, out int code, out bool isLast, out string text)
    {
        (code, isLast, text) = (0, false, "");
        if (line.Length < 3 || line[0] is < '2' or > '5' || !char.IsAsciiDigit(line[1]) || !char.IsAsciiDigit(line[2])) return false;
        if (line.Length > 3 && line[3] is not (' ' or '-')) return false;
        code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + line[2] - '0';
        isLast = line.Length == 3 || line[3] == ' ';
        text = line.Length > 4 ? line[4..] : "";
        return true;
    }
}
