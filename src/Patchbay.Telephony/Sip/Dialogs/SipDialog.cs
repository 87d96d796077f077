using System.Globalization;
using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>One party's SIP connection, incoming or outgoing. Its methods may be called from any thread and never block.</summary>
public sealed class SipDialog
{
    private readonly SessionChange session;
    private volatile DialogFacts facts;
    private uint localCSeq;
    private volatile bool isAnswered;

    internal SipDialog(DialogContext context, DialogFacts facts, DialogRole role, SipPeer peer, uint localCSeq)
    {
        Context = context;
        this.facts = facts;
        this.localCSeq = localCSeq;
        Role = role;
        Peer = peer;
        session = new SessionChange(this);
    }

    /// <summary>The Call-ID, the same on all legs' messages in a trace.</summary>
    public string CallId => Encoding.UTF8.GetString(facts.CallId);

    /// <summary>Which side called.</summary>
    public DialogRole Role { get; }

    internal DialogContext Context { get; }

    internal DialogFacts Facts => facts;

    internal SipPeer Peer { get; }

    /// <summary>Our Contact value, as this peer must see it.</summary>
    internal byte[] Contact => Context.Self.Contact(Peer);

    internal DialogPhase Phase { get; private set; }

    internal ISipDialogObserver Observer { get; set; } = SilentObserver.Instance;

    internal IDialogSetup? Setup { get; set; }

    internal SessionChange Session => session;

    /// <summary>The number of their last request; null before the first.</summary>
    internal uint? RemoteCSeq { get; set; }

    /// <summary>How many referrals came in this dialog.</summary>
    internal int Referrals { get; set; }

    /// <summary>Ends the call in the way that fits: a refusal, CANCEL, or BYE. An answer that crosses a CANCEL is acknowledged and ended.</summary>
    /// <param name="reason">Told to the other side; may be null.</param>
    public void HangUp(SipReason? reason = null) => Context.Loop.Post(() => HangUpNow(reason));

    /// <summary>Offers another session by re-INVITE: hold, resume, another address. While a change is under way the last offer waits;
    /// on glare (491) it is tried again.</summary>
    public void ReInvite(string sdp) => Context.Loop.Post(() => session.Offer(sdp));

    /// <summary>Asks by OPTIONS whether the other side still knows the call.</summary>
    /// <returns>False after 481, or when nothing came for 32 s, or when the call is over here.</returns>
    public Task<bool> PingAsync()
    {
        DialogPing ping = new(this);
        Context.Loop.Post(ping.Send);
        return ping.Answer;
    }

    /// <summary>What a later process needs to end this dialog. May be asked at any time.</summary>
    public DialogState Export()
    {
        DialogFacts now = facts;
        DialogState state = new()
        {
            CallId = Encoding.UTF8.GetString(now.CallId),
            LocalTag = Encoding.UTF8.GetString(now.LocalTag),
            RemoteTag = Encoding.UTF8.GetString(now.RemoteTag),
            Local = Encoding.UTF8.GetString(now.Local),
            Remote = Encoding.UTF8.GetString(now.Remote),
            RemoteTarget = Encoding.UTF8.GetString(now.Target),
            RouteSet = [.. now.Routes.Select(Encoding.UTF8.GetString)],
            LocalCSeq = Volatile.Read(ref localCSeq),
            Peer = string.Create(CultureInfo.InvariantCulture, $"{Peer.EndPoint}"),
            Protocol = Peer.Protocol,
            Role = Role,
            IsAnswered = isAnswered,
        };
        return isAnswered || Setup is null ? state : Setup.Describe(state);
    }

    internal uint NextCSeq()
    {
        Volatile.Write(ref localCSeq, localCSeq + 1);
        return localCSeq;
    }

    /// <summary>Their Contact moves the target (RFC 3261 §12.2).</summary>
    internal void RefreshTarget(SipMessage message)
    {
        ReadOnlySpan<byte> contact = message.ContactUri();
        if (!contact.IsEmpty && !contact.SequenceEqual(facts.Target))
            facts = facts with { Target = contact.ToArray() };
    }

    /// <summary>We sent a 2xx.</summary>
    internal void BeginAnswering()
    {
        Phase = DialogPhase.Answering;
        isAnswered = true;
    }

    /// <summary>The dialog is up.</summary>
    internal void Confirm(DialogFacts confirmed)
    {
        facts = confirmed;
        isAnswered = true;
        Phase = DialogPhase.Confirmed;
    }

    /// <summary>Ends the dialog for the observer, once.</summary>
    internal void Finish(SipEnding ending)
    {
        if (BeOver())
            Observer.Ended(this, ending);
    }

    internal void Fail(SipFailure failure)
    {
        if (BeOver())
            Observer.Failed(this, failure);
    }

    /// <summary>Nothing more is expected on the wire.</summary>
    internal void Leave() => Context.Dialogs.Remove(this);

    /// <summary>The other side does not know the dialog any more, or broke it: BYE to be sure, and over.</summary>
    internal void Abandon(SipEndCause cause, SipReason? reason = null)
    {
        if (Phase == DialogPhase.Over)
            return;
        SendBye(reason);
        Finish(new SipEnding(ByRemote: false, cause, reason));
    }

    internal void HangUpNow(SipReason? reason)
    {
        if (Phase is DialogPhase.Unanswered or DialogPhase.Answering)
            Setup?.HangUp(reason);
        else if (Phase == DialogPhase.Confirmed)
            Abandon(SipEndCause.HungUp, reason);
    }

    internal void SendBye(SipReason? reason) =>
        DialogRequests.SendBye(Context, facts, Peer, (NextCSeq(), reason), new LeaveAfter(this));

    private bool BeOver()
    {
        if (Phase == DialogPhase.Over)
            return false;
        Phase = DialogPhase.Over;
        session.Stop();
        return true;
    }

    private sealed class LeaveAfter(SipDialog dialog) : IClientTransactionUser
    {
        public void OnResponse(ClientTransaction transaction, SipMessage response)
        {
            if (response.StatusCode >= 200)
                dialog.Leave();
        }

        public void OnTimeout(ClientTransaction transaction) => dialog.Leave();
    }
}
