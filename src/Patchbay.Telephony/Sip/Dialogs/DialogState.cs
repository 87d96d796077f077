using System.Collections.Immutable;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>All that a later process needs to end this dialog properly. To be kept as JSON next to the leg.</summary>
public sealed record DialogState
{
    /// <summary>The Call-ID.</summary>
    public required string CallId { get; init; }

    /// <summary>Our tag.</summary>
    public required string LocalTag { get; init; }

    /// <summary>Their tag; empty on an outgoing call that was not answered.</summary>
    public required string RemoteTag { get; init; }

    /// <summary>Our whole From or To value, with the tag.</summary>
    public required string Local { get; init; }

    /// <summary>Their whole To or From value, with the tag if there is one.</summary>
    public required string Remote { get; init; }

    /// <summary>The URI that requests go to.</summary>
    public required string RemoteTarget { get; init; }

    /// <summary>Route values in the order in which they are visited; often empty.</summary>
    public ImmutableArray<string> RouteSet { get; init; } = [];

    /// <summary>The number of our last request; that of the INVITE on an outgoing call that was not answered.</summary>
    public required uint LocalCSeq { get; init; }

    /// <summary>The address and port the other side was last spoken to at, e.g. <c>192.0.2.7:5060</c>.</summary>
    public required string Peer { get; init; }

    /// <summary>By what the other side was last spoken to. Default: UDP.</summary>
    public SipProtocol Protocol { get; init; }

    /// <summary>Which side called.</summary>
    public required DialogRole Role { get; init; }

    /// <summary>The call was answered: it ends by BYE.</summary>
    public required bool IsAnswered { get; init; }

    /// <summary>On an incoming call that was not answered: the Via values of its INVITE, top first, as they came.</summary>
    public ImmutableArray<string> InviteVias { get; init; } = [];

    /// <summary>On an incoming call that was not answered: the number of its INVITE.</summary>
    public uint InviteCSeq { get; init; }

    /// <summary>On an outgoing call that was not answered: the Request-URI of our INVITE.</summary>
    public string? RequestUri { get; init; }

    /// <summary>On an outgoing call that was not answered: the branch of our INVITE.</summary>
    public string? InviteBranch { get; init; }
}
