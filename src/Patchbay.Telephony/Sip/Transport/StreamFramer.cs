using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>Cuts what a connection brings into messages, by Content-Length (RFC 3261 §18.3, §20.14).</summary>
internal sealed class StreamFramer(int largestMessage)
{
    private const int FirstSize = 4096;
    private const int PingLength = 4;

    private byte[] buffer = new byte[Math.Min(FirstSize, largestMessage)];
    private int start;
    private int end;
    private int searched;
    private int lineEnds;

    /// <summary>True in the middle of a message.</summary>
    public bool HasBegun => end > start;

    /// <summary>Room for more bytes; never empty while no message is waiting to be taken.</summary>
    public Memory<byte> Room()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end, searched) = (0, end - start, searched - start);
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, largestMessage + 1));
        return buffer.AsMemory(end);
    }

    public void Add(int bytes) => end += bytes;

    /// <summary>Takes the next message or ping out.</summary>
    public Frame Take(out byte[]? message)
    {
        message = null;
        while (start < end && buffer[start] is (byte)'\r' or (byte)'\n')
        {
            start++;
            if (++lineEnds < PingLength)
                continue;
            lineEnds = 0;
            return Frame.Ping;
        }

        searched = Math.Max(searched, start);
        if (start == end)
            return Frame.Incomplete;
        lineEnds = 0;
        ReadOnlySpan<byte> rest = buffer.AsSpan(start, end - start);
        int from = Math.Max(0, searched - start - 3);
        int headEnd = rest[from..].IndexOf("\r\n\r\n"u8);
        searched = end;
        if (headEnd < 0)
            return rest.Length > largestMessage ? Frame.Broken : Frame.Incomplete;
        int head = from + headEnd + 4;
        if (!TryReadLength(rest[..head], out uint body) || body > (uint)Math.Max(0, largestMessage - head))
            return Frame.Broken;
        int length = head + (int)body;
        if (rest.Length < length)
        {
            // The end of the header must be found again when the body is there.
            searched = start + head - 4;
            return Frame.Incomplete;
        }

        message = rest[..length].ToArray();
        start += length;
        searched = start;
        return Frame.Message;
    }

    /// <summary>Without the length, or with two different ones, nobody knows where the message ends.</summary>
    private static bool TryReadLength(ReadOnlySpan<byte> head, out uint length)
    {
        length = 0;
        bool isFound = false;
        while (!head.IsEmpty)
        {
            ReadOnlySpan<byte> line = TakeLine(ref head);
            int colon = line.IndexOf((byte)':');
            if (colon <= 0 || SipHeaders.Parse(SipText.Trim(line[..colon])) != SipHeader.ContentLength)
                continue;
            if (!SipText.TryParseUInt32(SipText.Trim(line[(colon + 1)..]), out uint found) || (isFound && found != length))
                return false;
            (length, isFound) = (found, true);
        }

        return isFound;
    }

    private static ReadOnlySpan<byte> TakeLine(scoped ref ReadOnlySpan<byte> head)
    {
        int position = 0;
        while (true)
        {
            int feed = head[position..].IndexOf((byte)'\n');
            position = feed < 0 ? head.Length : position + feed + 1;
            // A line that starts with a blank goes on the one before it.
            if (position < head.Length && head[position] is (byte)' ' or (byte)'\t')
                continue;
            ReadOnlySpan<byte> line = head[..position];
            head = head[position..];
            return line;
        }
    }
}
