using System.Net;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sdp;

namespace Patchbay.Telephony.Bridge;

/// <summary>The audio session of one SIP leg: what is agreed with the far end, and where its packets go.</summary>
/// <param name="media">The leg's media.</param>
/// <param name="address">Our address as the far end must see it.</param>
internal sealed class AudioSession(PlainRtpLeg media, IPAddress address)
{
    private const byte OwnTelephoneEvents = 101;
    private readonly TimeSpan? silence = media.MediaTimeout;
    private readonly AudioNegotiation negotiation = new(
        new() { Local = new(address, media.LocalEndPoint.Port), TelephoneEvents = OwnTelephoneEvents });

    /// <summary>True while the far end wants to hear nothing of us.</summary>
    internal bool IsHeld { get; private set; }

    internal string Offer() => negotiation.Offer();

    /// <summary>Answers an offer of the far end.</summary>
    /// <returns>Our answer; null when there is nothing in common.</returns>
    internal string? Answer(string offer) => Answer(offer, out _);

    /// <summary>Answers an offer of the far end.</summary>
    /// <param name="offer">Text of any origin.</param>
    /// <param name="refusal">What does not fit; null when it is answered.</param>
    /// <returns>Our answer; null when there is nothing in common.</returns>
    internal string? Answer(string offer, out SdpRefusal? refusal)
    {
        if (!negotiation.TryAnswer(offer, SdpDirection.SendReceive, out var answer, out refusal)) return null;
        // An answer repeats the offer's payload type for keys.
        return Take(answer.Agreement, answer.Agreement.TelephoneEvents) ? answer.Sdp : null;
    }

    /// <summary>Takes the far end's answer to our offer.</summary>
    /// <returns>False when there is nothing in common.</returns>
    internal bool TakeAnswer(string? answer) =>
        answer is not null && negotiation.TryTakeAnswer(answer, SdpDirection.SendReceive, out var agreement, out _) && Take(agreement, OwnTelephoneEvents);

    private bool Take(AudioAgreement agreement, byte? ownEvents)
    {
        // A far end that holds us, or only listens, sends nothing on purpose; that is no lost call.
        media.MediaTimeout = agreement.Direction is SdpDirection.SendReceive ? silence : null;
        IsHeld = agreement.IsHeldByRemote;
        media.HoldSending(IsHeld);
        return agreement.Remote is not { } remote || media.SetRemote(new(remote, agreement.Codec == 8 ? AudioCodec.Pcma : AudioCodec.Pcmu)
        {
            Control = agreement.RemoteControl,
            TelephoneEvents = agreement.TelephoneEvents,
            OwnTelephoneEvents = ownEvents,
        });
    }
}
