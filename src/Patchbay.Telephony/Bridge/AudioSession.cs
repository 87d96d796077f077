using System.Globalization;
using System.Net;
using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.Bridge;

/// <summary>The audio session of one SIP leg: what was agreed, and how it is written.</summary>
/// <param name="local">Where we want RTP, as the far end must see it.</param>
internal sealed class AudioSession(IPEndPoint local)
{
    private AudioCodec codec = AudioCodec.Pcmu;
    private byte? events = 101;
    private int version;

    internal bool RemoteSends { get; private set; } = true;

    internal bool TryTakeRemote(string sdp, out PlainRtpRemote? remote)
    {
        remote = null;
        string? host = null;
        var port = 0;
        string[] formats = [];
        byte? telephone = null;
        RemoteSends = true;
        foreach (var raw in sdp.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("c=IN IP4 ", StringComparison.Ordinal)) host = line[9..];
            else if (line.StartsWith("m=audio ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ');
                if (parts.Length < 4 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port)) return false;
                formats = parts[3..];
            }
            else if (line.StartsWith("a=rtpmap:", StringComparison.Ordinal) && line.EndsWith(" telephone-event/8000", StringComparison.OrdinalIgnoreCase))
            {
                telephone = byte.Parse(line[9..line.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
            }
            else if (line is "a=sendonly" or "a=inactive") RemoteSends = line == "a=sendonly";
        }

        if (!IPAddress.TryParse(host, out var address) || port is <= 0 or > 65535) return false;
        if (formats.Contains("0")) codec = AudioCodec.Pcmu;
        else if (formats.Contains("8")) codec = AudioCodec.Pcma;
        else return false;
        events = telephone;
        remote = new(new(address, port), codec) { TelephoneEvents = telephone, OwnTelephoneEvents = telephone };
        return true;
    }

    internal string WriteOffer()
    {
        events = 101;
        return Write("0 8 101", "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n");
    }

    internal string WriteAnswer()
    {
        var format = codec is AudioCodec.Pcmu ? 0 : 8;
        return Write(events is { } e ? $"{format} {e}" : $"{format}", $"a=rtpmap:{format} {(format == 0 ? "PCMU" : "PCMA")}/8000\r\n");
    }

    private string Write(string formats, string maps) =>
        $"v=0\r\no=- {local.Port} {++version} IN IP4 {local.Address}\r\ns=-\r\nc=IN IP4 {local.Address}\r\nt=0 0\r\nm=audio {local.Port} RTP/AVP {formats}\r\n{maps}"
        + (events is { } e ? $"a=rtpmap:{e} telephone-event/8000\r\na=fmtp:{e} 0-15\r\n" : "") + "a=ptime:20\r\na=sendrecv\r\n";
}
