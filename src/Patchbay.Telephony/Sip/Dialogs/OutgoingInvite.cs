using System.Net;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>A call to be placed.</summary>
public sealed record OutgoingInvite
{
    /// <summary>Whom to call: the Request-URI and the To header.</summary>
    public required SipAddress Target { get; init; }

    /// <summary>Where the INVITE is sent: the trunk or the phone. Fails at once with 403 if it is not among the allowed sources.</summary>
    public required IPEndPoint NextHop { get; init; }

    /// <summary>What carries it there. Default: UDP.</summary>
    public SipProtocol Protocol { get; init; }

    /// <summary>The connection to use: that of a phone which cannot be connected to. Null: by <see cref="NextHop"/>.</summary>
    internal SipPeer? Flow { get; init; }

    /// <summary>Who calls: the From header.</summary>
    public required SipAddress From { get; init; }

    /// <summary>The name shown to the called party; may be empty.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Our offer.</summary>
    public required string Sdp { get; init; }

    /// <summary>What Call-ID, tag and branch come from.</summary>
    public required DialogSeed Seed { get; init; }

    /// <summary>Hops left, 1 to 70; one less than the call we forward came with, so that a loop ends.</summary>
    public int MaxForwards { get; init; } = 70;

    /// <summary>How long it may ring before it is cancelled and fails with 408. Null: <see cref="SipOptions.UnansweredLimit"/>.</summary>
    public TimeSpan? RingLimit { get; init; }

    /// <summary>More header fields, e.g. P-Asserted-Identity. Control characters in them become blanks.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
