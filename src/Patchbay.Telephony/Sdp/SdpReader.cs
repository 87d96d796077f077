using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Patchbay.Telephony.Sdp;

/// <summary>Reads a session description. Lines it has no use for are passed over.</summary>
internal ref struct SdpReader
{
    private const int MaxMediaLines = 32;
    private const int MaxFormats = 64;
    private const int MaxLength = 65_535;

    private readonly ImmutableArray<SdpMedia>.Builder done;
    private readonly Dictionary<byte, (string Encoding, int ClockRateHz)> maps;
    private IPAddress? sessionAddress;
    private SdpDirection sessionDirection;
    private SdpMedia? media;

    private SdpReader(ImmutableArray<SdpMedia>.Builder done)
    {
        this.done = done;
        maps = [];
        sessionDirection = SdpDirection.SendReceive;
    }

    /// <returns>False if the text is no session description, or has more lines than anybody needs. Never throws.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out SdpSession? session)
    {
        session = null;
        if (text.Length > MaxLength || !text.StartsWith("v=0"))
            return false;
        SdpReader reader = new(ImmutableArray.CreateBuilder<SdpMedia>());
        foreach (ReadOnlySpan<char> raw in text.EnumerateLines())
        {
            ReadOnlySpan<char> line = raw.TrimEnd();
            if (line.IsEmpty)
                continue;
            if (line.Length < 2 || line[1] != '=')
                return false;
            if (!reader.TryTake(line[0], line[2..]))
                return false;
        }

        reader.EndMedia();
        session = new SdpSession(reader.done.ToImmutable());
        return true;
    }

    private bool TryTake(char type, ReadOnlySpan<char> value)
    {
        switch (type)
        {
            case 'm':
                return TryTakeMedia(value);
            case 'c':
                TakeConnection(value);
                return true;
            case 'a':
                TakeAttribute(value);
                return true;
            default:
                return true;
        }
    }

    private bool TryTakeMedia(ReadOnlySpan<char> value)
    {
        EndMedia();
        Span<Range> parts = stackalloc Range[4];
        int count = value.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (count < 4 || done.Count == MaxMediaLines)
            return false;
        ReadOnlySpan<char> port = value[parts[1]];
        int slash = port.IndexOf('/');
        if (!TryParseNumber(slash < 0 ? port : port[..slash], ushort.MaxValue, out int number))
            return false;
        media = new SdpMedia
        {
            Kind = value[parts[0]].ToString(),
            Port = number,
            Protocol = value[parts[2]].ToString(),
            FormatList = value[parts[3]].ToString(),
            Address = sessionAddress,
            Direction = sessionDirection,
        };
        return true;
    }

    private void TakeConnection(ReadOnlySpan<char> value)
    {
        Span<Range> parts = stackalloc Range[3];
        IPAddress? address = null;
        if (value.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries) == 3 && value[parts[0]] is "IN")
        {
            ReadOnlySpan<char> host = value[parts[2]];
            int slash = host.IndexOf('/');
            // A host name is nothing we can send to: no address.
            _ = IPAddress.TryParse(slash < 0 ? host : host[..slash], out address);
        }

        if (media is null)
            sessionAddress = address;
        else
            media = media with { Address = address };
    }

    private void TakeAttribute(ReadOnlySpan<char> value)
    {
        if (SdpDirections.Parse(value) is { } direction)
        {
            if (media is null)
                sessionDirection = direction;
            else
                media = media with { Direction = direction };
        }
        else if (media is null)
            return;
        else if (value.StartsWith("rtpmap:"))
            TakeMap(value["rtpmap:".Length..]);
        else if (value.StartsWith("ptime:") && TryParseNumber(value["ptime:".Length..], 1000, out int milliseconds) && milliseconds > 0)
            media = media with { PacketTime = TimeSpan.FromMilliseconds(milliseconds) };
        else if (value.StartsWith("rtcp:") && TryParseNumber(FirstWord(value["rtcp:".Length..]), ushort.MaxValue, out int port) && port > 0)
            media = media with { ControlPort = port };
    }

    private readonly void TakeMap(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> number = FirstWord(value);
        ReadOnlySpan<char> codec = value[number.Length..].Trim();
        int slash = codec.IndexOf('/');
        if (slash <= 0 || !TryParseNumber(number, 127, out int payloadType) || maps.Count == MaxFormats)
            return;
        ReadOnlySpan<char> rate = codec[(slash + 1)..];
        int channels = rate.IndexOf('/');
        if (TryParseNumber(channels < 0 ? rate : rate[..channels], int.MaxValue, out int clockRateHz))
            maps[(byte)payloadType] = (codec[..slash].ToString(), clockRateHz);
    }

    private void EndMedia()
    {
        if (media is null)
            return;
        done.Add(media.Protocol.StartsWith("RTP/", StringComparison.Ordinal) ? media with { Formats = ReadFormats(media.FormatList) } : media);
        media = null;
        maps.Clear();
    }

    private readonly ImmutableArray<SdpFormat> ReadFormats(ReadOnlySpan<char> list)
    {
        ImmutableArray<SdpFormat>.Builder formats = ImmutableArray.CreateBuilder<SdpFormat>();
        foreach (Range range in list.Split(' '))
        {
            if (!TryParseNumber(list[range], 127, out int payloadType) || formats.Count == MaxFormats)
                continue;
            (string encoding, int clockRateHz) = maps.TryGetValue((byte)payloadType, out (string, int) map) ? map : StaticMap(payloadType);
            formats.Add(new SdpFormat((byte)payloadType, encoding, clockRateHz));
        }

        return formats.ToImmutable();
    }

    /// <summary>RFC 3551 §6; a static payload type needs no <c>rtpmap</c>.</summary>
    private static (string Encoding, int ClockRateHz) StaticMap(int payloadType) => payloadType switch
    {
        0 => ("PCMU", 8000),
        3 => ("GSM", 8000),
        8 => ("PCMA", 8000),
        9 => ("G722", 8000),
        13 => ("CN", 8000),
        18 => ("G729", 8000),
        _ => ("", 0),
    };

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        int end = text.IndexOf(' ');
        return end < 0 ? text : text[..end];
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, int max, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= max;
}
