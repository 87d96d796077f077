namespace Patchbay.Telephony.Sip.Messages;

/// <summary>Finds the parts of a datagram. Looks into nothing that nobody asks for.</summary>
internal static class SipParser
{
    /// <summary>More header fields than this are an attack or a mistake.</summary>
    public const int MaxFields = 128;

    /// <summary>Takes one datagram, which belongs to the message from then on: folded lines are joined in place.</summary>
    /// <returns>
    /// False if it is no SIP message to which anybody could be answered. A message that is one but breaks the rules comes out with
    /// its <see cref="SipMessage.Defect"/> set. Never throws.
    /// </returns>
    public static bool TryParse(byte[] datagram, out SipMessage? message)
    {
        message = null;
        int start = SkipEmptyLines(datagram);
        int lineEnd = datagram.AsSpan(start).IndexOf((byte)'\n');
        if (lineEnd < 0 || datagram.Length > ushort.MaxValue
            || !StartLine.TryParse(datagram, start, start + lineEnd, out StartLine startLine))
            return false;
        Span<HeaderField> found = stackalloc HeaderField[MaxFields];
        int position = start + lineEnd + 1, count = 0;
        SipDefect? defect = startLine.Defect;
        bool isComplete = false;
        while (position < datagram.Length)
        {
            int end = JoinFoldedLine(datagram, position);
            if (IsEmptyLine(datagram, position, end))
            {
                position = end;
                isComplete = true;
                break;
            }

            if (count == MaxFields)
                defect ??= SipDefect.Malformed("Too Many Header Fields");
            else if (TryParseField(datagram, position, end, out HeaderField field))
                found[count++] = field;
            else
                defect ??= SipDefect.Malformed("Malformed Header Field");
            position = end;
        }

        if (!isComplete)
            defect ??= SipDefect.Malformed("Truncated Header");
        message = new SipMessage(datagram, startLine, found[..count].ToArray(), position, defect);
        return true;
    }

    private static int SkipEmptyLines(ReadOnlySpan<byte> datagram)
    {
        int start = datagram.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        return start < 0 ? datagram.Length : start;
    }

    private static bool IsEmptyLine(ReadOnlySpan<byte> datagram, int start, int end) =>
        datagram[start..end].IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0;

    /// <summary>Writes blanks over the line ends inside a folded field (RFC 3261 §7.3.1).</summary>
    /// <returns>The index behind the line feed that ends the field.</returns>
    private static int JoinFoldedLine(Span<byte> datagram, int start)
    {
        int position = start;
        while (true)
        {
            int length = datagram[position..].IndexOf((byte)'\n');
            if (length < 0)
                return datagram.Length;
            int feed = position + length;
            bool isFolded = feed + 1 < datagram.Length && datagram[feed + 1] is (byte)' ' or (byte)'\t' && feed > start + 1;
            if (!isFolded)
                return feed + 1;
            datagram[feed] = (byte)' ';
            if (datagram[feed - 1] == (byte)'\r')
                datagram[feed - 1] = (byte)' ';
            position = feed + 1;
        }
    }

    private static bool TryParseField(ReadOnlySpan<byte> datagram, int start, int end, out HeaderField field)
    {
        field = default;
        ReadOnlySpan<byte> line = datagram[start..end];
        int colon = line.IndexOf((byte)':');
        if (colon <= 0)
            return false;
        ReadOnlySpan<byte> name = SipText.Trim(line[..colon]);
        if (!SipText.IsToken(name))
            return false;
        int valueStart = start + colon + 1, valueEnd = end;
        while (valueStart < valueEnd && SipText.IsSpace(datagram[valueStart]))
            valueStart++;
        while (valueEnd > valueStart && SipText.IsSpace(datagram[valueEnd - 1]))
            valueEnd--;
        field = new HeaderField(
            SipHeaders.Parse(name), (ushort)start, (ushort)name.Length, (ushort)valueStart, (ushort)(valueEnd - valueStart));
        return true;
    }
}
