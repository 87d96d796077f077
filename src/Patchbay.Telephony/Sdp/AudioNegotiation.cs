using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Patchbay.Telephony.Sdp;

/// <summary>
/// Offers and answers of one leg over its whole life (RFC 3264), for one line of plain RTP audio. Remembers which lines the other side
/// knows and counts versions. For one owner at a time.
/// </summary>
public sealed class AudioNegotiation(AudioCapability local)
{
    private static readonly TimeSpan UsualPacketTime = TimeSpan.FromMilliseconds(20);

    private readonly SdpWriter writer = new(local);

    /// <summary>Our offer, or our offer in place of an answer. The same wish gives the same text again.</summary>
    /// <param name="direction">What we want to do: <see cref="SdpDirection.SendOnly"/> or Inactive to put the other side on hold.</param>
    public string Offer(SdpDirection direction = SdpDirection.SendReceive) => writer.WriteOffer(direction);

    /// <summary>Answers an offer with at most one audio line; all other lines are refused with port 0 (§6).</summary>
    /// <param name="offer">Text of any origin.</param>
    /// <param name="wanted">What we want to do; the answer allows no more than that and than they offer.</param>
    /// <param name="answer">Null when refused.</param>
    /// <param name="refusal">Null when answered.</param>
    /// <returns>False for a refusal. Never throws.</returns>
    public bool TryAnswer(
        string offer, SdpDirection wanted, [NotNullWhen(true)] out AudioAnswer? answer, [NotNullWhen(false)] out SdpRefusal? refusal)
    {
        answer = null;
        if (!SdpReader.TryRead(offer, out SdpSession? session))
        {
            refusal = SdpRefusal.Unreadable;
            return false;
        }

        refusal = SdpRefusal.NoAudio;
        for (int i = 0; i < session.Media.Length; i++)
        {
            if (Agree(session.Media[i], wanted, out SdpRefusal? obstacle) is not { } agreement)
            {
                refusal = obstacle ?? refusal;
                continue;
            }

            answer = new AudioAnswer(writer.WriteAnswer(session, i, agreement), agreement);
            refusal = null;
            return true;
        }

        return false;
    }

    /// <summary>Takes the answer to our last offer.</summary>
    /// <param name="answer">Text of any origin.</param>
    /// <param name="offered">The direction we offered.</param>
    /// <param name="agreement">Null when it cannot be taken.</param>
    /// <param name="refusal">Null when it is taken.</param>
    /// <returns>False if they refused our audio or answered with what we did not offer. Never throws.</returns>
    public bool TryTakeAnswer(
        string answer, SdpDirection offered, [NotNullWhen(true)] out AudioAgreement? agreement, [NotNullWhen(false)] out SdpRefusal? refusal)
    {
        agreement = null;
        if (!SdpReader.TryRead(answer, out SdpSession? session))
        {
            refusal = SdpRefusal.Unreadable;
            return false;
        }

        SdpRefusal? obstacle = null;
        if (writer.AudioLine < session.Media.Length)
            agreement = Agree(session.Media[writer.AudioLine], offered, out obstacle);
        refusal = agreement is null ? obstacle ?? SdpRefusal.NoAudio : null;
        return agreement is not null;
    }

    /// <summary>What can be agreed on for one line. Null, and maybe the obstacle, if nothing.</summary>
    private AudioAgreement? Agree(SdpMedia media, SdpDirection wanted, out SdpRefusal? obstacle)
    {
        (byte codec, SdpFormat format) = (0, default);
        obstacle = null;
        if (media.Kind != "audio" || media.Port == 0 || media.Address is not { } address)
            return null;
        if (media.Protocol != "RTP/AVP")
            obstacle = SdpRefusal.NotPlain;
        else if (address.AddressFamily != local.Local.AddressFamily)
            obstacle = SdpRefusal.OtherFamily;
        else if (!TryChooseCodec(media, out codec, out format))
            obstacle = SdpRefusal.NoCommonCodec;
        if (obstacle is not null)
            return null;

        // 0.0.0.0 is hold in the style of RFC 2543: nowhere to send to (RFC 3264 §8.4).
        bool isNowhere = address.Equals(address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any);
        SdpDirection theirs = isNowhere ? media.Direction & ~SdpDirection.ReceiveOnly : media.Direction;
        return new AudioAgreement
        {
            Remote = isNowhere ? null : new IPEndPoint(address, media.Port),
            RemoteControl = isNowhere ? null : new IPEndPoint(address, media.ControlPort ?? Math.Min(media.Port + 1, ushort.MaxValue)),
            Codec = codec,
            PayloadType = format.PayloadType,
            TelephoneEvents = EventsOf(media),
            PacketTime = media.PacketTime ?? UsualPacketTime,
            Direction = wanted & SdpDirections.Mirror(theirs),
        };
    }

    private bool TryChooseCodec(SdpMedia media, out byte codec, out SdpFormat chosen)
    {
        foreach (byte ours in local.Codecs)
        {
            foreach (SdpFormat format in media.Formats)
            {
                if (!format.Is(ours == 0 ? "PCMU" : "PCMA", 8000))
                    continue;
                (codec, chosen) = (ours, format);
                return true;
            }
        }

        (codec, chosen) = (0, default);
        return false;
    }

    private static byte? EventsOf(SdpMedia media)
    {
        foreach (SdpFormat format in media.Formats)
        {
            if (format.Is("telephone-event", 8000))
                return format.PayloadType;
        }

        return null;
    }
}
