using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Patchbay.Telephony.Dtls;

namespace Patchbay.Telephony.WebRtc;

/// <summary>What we need of a browser's offer. Candidates are ignored: the connectivity check tells the address.</summary>
/// <remarks>RFC 8829 §5.2, RFC 8839, RFC 8842.</remarks>
internal sealed class BrowserOffer
{
    private const int MaxCharacters = 64 * 1024;
    private const int MaxSections = 16;

    private BrowserOffer(IReadOnlyList<OfferedSection> sections, OfferedSection audio, string ufrag, DtlsFingerprint fingerprint)
    {
        Sections = sections;
        Audio = audio;
        Ufrag = ufrag;
        Fingerprint = fingerprint;
    }

    /// <summary>All sections in order; the answer has one for each.</summary>
    public IReadOnlyList<OfferedSection> Sections { get; }

    /// <summary>The section we take.</summary>
    public OfferedSection Audio { get; }

    /// <summary>The browser's part of the user name in its checks.</summary>
    public string Ufrag { get; }

    public DtlsFingerprint Fingerprint { get; }

    /// <summary>Payload type of telephone events at 8 kHz; null when not offered.</summary>
    public byte? TelephoneEvents
    {
        get
        {
            foreach (var map in Audio.Values("rtpmap:"))
            {
                var space = map.IndexOf(' ', StringComparison.Ordinal);
                if (space > 0 && map.AsSpan(space + 1).Trim().Equals("telephone-event/8000", StringComparison.OrdinalIgnoreCase)
                    && byte.TryParse(map.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var type) && type is >= 96 and < 128)
                    return type;
            }
            return null;
        }
    }

    /// <summary>The direction the answer has to state: the offer's, seen from our side.</summary>
    public string AnsweredDirection =>
        Audio.Has("sendonly") ? "recvonly" : Audio.Has("recvonly") ? "sendonly" : Audio.Has("inactive") ? "inactive" : "sendrecv";

    /// <summary>Reads an offer.</summary>
    /// <param name="sdp">Anything a browser, or someone who pretends to be one, may send.</param>
    /// <param name="offer">Null when the result is false.</param>
    /// <param name="refusal">What is missing, in one sentence; null when the result is true.</param>
    /// <returns>False when we cannot answer. Never throws.</returns>
    public static bool TryParse(
        string? sdp, [NotNullWhen(true)] out BrowserOffer? offer, [NotNullWhen(false)] out string? refusal)
    {
        offer = null;
        if (!TrySections(sdp, out var session, out var sections, out refusal))
            return false;
        var audio = sections.FirstOrDefault(s => s.Kind == "audio");
        if (audio is null)
        {
            refusal = "The offer has no audio.";
            return false;
        }
        refusal = RefuseAudio(audio, session);
        if (refusal is not null)
            return false;
        var ufrag = audio.Value("ice-ufrag:") ?? session.Value("ice-ufrag:");
        if (ufrag is null || ufrag.Length is < 4 or > 256 || !ufrag.All(IsIceCharacter))
        {
            refusal = "The offer has no valid ICE user name fragment.";
            return false;
        }
        if (FindFingerprint(audio, session) is not { } fingerprint)
        {
            refusal = "The offer has no SHA-256 fingerprint.";
            return false;
        }
        offer = new BrowserOffer(sections, audio, ufrag, fingerprint);
        return true;
    }

    private static string? RefuseAudio(OfferedSection audio, OfferedSection session)
    {
        if (!audio.Protocol.EndsWith("TLS/RTP/SAVPF", StringComparison.Ordinal))
            return "The offered audio is not DTLS-SRTP.";
        if (!audio.Formats.Contains("0"))
            return "The offer does not contain PCMU.";
        if (!audio.Has("rtcp-mux"))
            return "The offer does not put RTCP on the RTP port.";
        if ((audio.Value("setup:") ?? session.Value("setup:")) is not ("actpass" or "active"))
            return "The browser must begin the DTLS handshake (setup actpass or active).";
        return audio.Mid is null or { Length: 0 or > 64 } ? "The offered audio has no mid." : null;
    }

    private static DtlsFingerprint? FindFingerprint(OfferedSection audio, OfferedSection session)
    {
        foreach (var value in audio.Values("fingerprint:").Concat(session.Values("fingerprint:")))
        {
            if (DtlsFingerprint.TryParse(value, out var fingerprint))
                return fingerprint;
        }
        return null;
    }

    private static bool TrySections(
        string? sdp, out OfferedSection session, out List<OfferedSection> sections, [NotNullWhen(false)] out string? refusal)
    {
        session = new OfferedSection("session", "", [], []);
        sections = [];
        refusal = null;
        if (sdp is null || sdp.Length > MaxCharacters || !sdp.StartsWith("v=0", StringComparison.Ordinal))
        {
            refusal = "This is not a session description.";
            return false;
        }
        var current = session;
        foreach (var raw in sdp.AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (line.StartsWith("a="))
                current.Attributes.Add(line[2..].ToString());
            else if (line.StartsWith("m=") && !TrySection(line[2..].ToString(), sections, ref current))
            {
                refusal = "A media line of the offer is malformed, or there are too many.";
                return false;
            }
        }
        return true;
    }

    private static bool TrySection(string line, List<OfferedSection> sections, ref OfferedSection current)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 4 || sections.Count == MaxSections)
            return false;
        current = new OfferedSection(words[0], words[2], words[3..], []);
        sections.Add(current);
        return true;
    }

    private static bool IsIceCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/';
}
