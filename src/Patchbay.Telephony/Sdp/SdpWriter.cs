using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Patchbay.Telephony.Sdp;

/// <summary>Writes the descriptions of one leg: same origin, same number of lines, a new version for each change (RFC 3264 §8).</summary>
internal sealed class SdpWriter(AudioCapability local)
{
    /// <summary>The lines of the session in the other side's order; null stands for our audio.</summary>
    private List<SdpMedia?> lines = [null];
    private string lastBody = "";
    private long version;

    /// <summary>The index of our audio among the lines.</summary>
    public int AudioLine => lines.IndexOf(null);

    public string WriteOffer(SdpDirection direction)
    {
        StringBuilder formats = new(), maps = new();
        foreach (byte codec in local.Codecs)
            AppendCodec(formats, maps, codec, codec);
        AppendEvents(formats, maps, local.TelephoneEvents);
        return Write(formats, maps, direction);
    }

    public string WriteAnswer(SdpSession offer, int audioLine, AudioAgreement agreement)
    {
        lines = [.. offer.Media];
        lines[audioLine] = null;
        StringBuilder formats = new(), maps = new();
        AppendCodec(formats, maps, agreement.PayloadType, agreement.Codec);
        if (agreement.TelephoneEvents is { } events)
            AppendEvents(formats, maps, events);
        return Write(formats, maps, agreement.Direction);
    }

    private static void AppendCodec(StringBuilder formats, StringBuilder maps, byte payloadType, byte codec)
    {
        formats.Append(CultureInfo.InvariantCulture, $" {payloadType}");
        maps.Append(CultureInfo.InvariantCulture, $"a=rtpmap:{payloadType} {(codec == 0 ? "PCMU" : "PCMA")}/8000\r\n");
    }

    private static void AppendEvents(StringBuilder formats, StringBuilder maps, byte payloadType)
    {
        formats.Append(CultureInfo.InvariantCulture, $" {payloadType}");
        maps.Append(CultureInfo.InvariantCulture, $"a=rtpmap:{payloadType} telephone-event/8000\r\na=fmtp:{payloadType} 0-15\r\n");
    }

    private string Write(StringBuilder formats, StringBuilder maps, SdpDirection direction)
    {
        string family = local.Local.AddressFamily == AddressFamily.InterNetwork ? "IP4" : "IP6";
        StringBuilder body = new();
        body.Append(CultureInfo.InvariantCulture, $"s=-\r\nc=IN {family} {local.Local.Address}\r\nt=0 0\r\n");
        foreach (SdpMedia? line in lines)
        {
            if (line is null)
            {
                body.Append(CultureInfo.InvariantCulture, $"m=audio {local.Local.Port} RTP/AVP{formats}\r\n").Append(maps)
                    .Append(CultureInfo.InvariantCulture, $"a=ptime:{local.PacketTime.TotalMilliseconds:0}\r\n")
                    .Append(CultureInfo.InvariantCulture, $"a={SdpDirections.Name(direction)}\r\n");
            }
            else
                body.Append(CultureInfo.InvariantCulture, $"m={line.Kind} 0 {line.Protocol} {line.FormatList}\r\n");
        }

        string text = body.ToString();
        if (text != lastBody)
            version++;
        lastBody = text;
        return string.Create(
            CultureInfo.InvariantCulture, $"v=0\r\no=patchbay {SessionId()} {version} IN {family} {local.Local.Address}\r\n{text}");
    }

    // Unique enough with the address (RFC 8866 §5.2): a port belongs to one leg at a time.
    private int SessionId() => local.Local.Port;
}
