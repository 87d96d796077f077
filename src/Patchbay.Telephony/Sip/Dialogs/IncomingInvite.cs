using System.Net;
using System.Text;
using Patchbay.Telephony.Sdp;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>A call that came in. 100 Trying has been sent; all else is for the receiver to decide, from any thread.</summary>
public sealed class IncomingInvite
{
    private readonly IncomingSetup setup;
    private readonly SipPeer source;

    internal IncomingInvite(SipDialog dialog, IncomingSetup setup, SipPeer source)
    {
        this.setup = setup;
        this.source = source;
        Dialog = dialog;
    }

    /// <summary>The dialog this INVITE opened.</summary>
    public SipDialog Dialog { get; }

    /// <summary>The dialog whose place this one takes (RFC 3891); null for a call of its own.</summary>
    public SipDialog? Replaces { get; internal init; }

    /// <summary>Where the INVITE came from: the trunk.</summary>
    public IPEndPoint Source => source.EndPoint;

    /// <summary>The caller, by the From header, which callers can forge; see <see cref="AssertedIdentities"/>.</summary>
    public SipParty From => SipParty.Of(setup.Invite.Value(SipHeader.From));

    /// <summary>Whom the caller dialled.</summary>
    public SipParty To => SipParty.Of(setup.Invite.Value(SipHeader.To));

    /// <summary>The caller's Contact.</summary>
    public SipParty Contact => SipParty.Of(setup.Invite.Value(SipHeader.Contact));

    /// <summary>The number the network wants us to answer (DNIS): the user part of the Request-URI.</summary>
    public string CalledNumber => SipUri.TryParse(setup.Invite.RequestUri, out SipUri uri) ? uri.UserText : "";

    /// <summary>P-Asserted-Identity values as they came (RFC 3325): who the trunk says the caller is.</summary>
    public IReadOnlyList<string> AssertedIdentities => setup.Invite.TextValues(SipHeader.PAssertedIdentity);

    /// <summary>Diversion values as they came, newest first (RFC 5806).</summary>
    public IReadOnlyList<string> Diversions => setup.Invite.TextValues(SipHeader.Diversion);

    /// <summary>History-Info values as they came (RFC 7044).</summary>
    public IReadOnlyList<string> History => setup.Invite.TextValues(SipHeader.HistoryInfo);

    /// <summary>Header fields that the user agent itself has no use for, as they came: those of a private system, or User-to-User (RFC 7433).</summary>
    public IEnumerable<(string Name, string Value)> OtherFields => setup.Invite.OtherFields();

    /// <summary>Hops left. A call that is passed on gets one less; 70 if the caller did not say.</summary>
    public int MaxForwards => SipText.TryParseUInt32(setup.Invite.Value(SipHeader.MaxForwards), out uint hops) ? (int)hops : 70;

    /// <summary>The caller's offer. Null if the answer has to carry ours; theirs then comes with <see cref="ISipDialogObserver.Answered"/>.</summary>
    public string? Sdp => SipBody.FindSdp(setup.Invite) is { IsEmpty: false } sdp ? Encoding.UTF8.GetString(sdp) : null;

    /// <summary>Sets who hears about the dialog. To be called before the receiver of the call returns.</summary>
    public void Observe(ISipDialogObserver observer) => Dialog.Observer = observer;

    /// <summary>Sends 180 Ringing, and again each minute.</summary>
    public void Ring() => Dialog.Context.Loop.Post(() => setup.Ring(sdp: null));

    /// <summary>Sends 183 with a session, so that the caller hears us before the answer.</summary>
    public void Progress(string sdp) => Dialog.Context.Loop.Post(() => setup.Ring(sdp));

    /// <summary>Answers. Without effect if the caller has given up.</summary>
    /// <param name="sdp">Our answer; our offer if <see cref="Sdp"/> is null.</param>
    public void Answer(string sdp) => Dialog.Context.Loop.Post(() => setup.Answer(sdp));

    /// <summary>Refuses. Without effect if the call is answered or over.</summary>
    /// <param name="code">300 to 699, e.g. 486.</param>
    /// <param name="reason">The reason phrase; null for the usual one.</param>
    /// <param name="retryAfter">When to try again; null for no word about it.</param>
    public void Reject(int code, string? reason = null, TimeSpan? retryAfter = null) =>
        Reject(code, reason, retryAfter is { } wait ? SipLines.RetryAfter(wait) : []);

    /// <summary>Refuses a session description that we cannot take.</summary>
    internal void Reject(SdpRefusal refusal) => Reject(
        refusal.Code, refusal.Reason, refusal.Warning is { } warning ? SipLines.Warning(warning, Dialog.Context.Self.Host(source), refusal.Reason) : []);

    private void Reject(int code, string? reason, byte[] lines)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 699);
        Dialog.Context.Loop.Post(() => setup.Reject(code, reason, lines));
    }
}
