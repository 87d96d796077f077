using System.Net;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Registration;
using Patchbay.Telephony.Sip.Transactions;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip;

/// <summary>A SIP user agent over UDP, TCP and TLS: takes calls, places calls, and knows nothing of what they are for (RFC 3261).</summary>
public sealed class SipUserAgent : IDisposable
{
    private const int MinKeyBytes = 16;

    private readonly SipSurroundings surroundings;
    private readonly ISipTransport transport;
    private readonly SipLoop loop;
    private readonly SipTimers timers;
    private readonly RefusalBudget refusals;
    private readonly DialogContext context;
    private readonly Registrar? registrar;

    /// <summary>Takes the sockets; messages wait in them until <see cref="Start"/>.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address is taken or not ours.</exception>
    /// <exception cref="ArgumentException">The key is too short, or no address can be advertised.</exception>
    public SipUserAgent(SipOptions options, SipSurroundings surroundings)
        : this(options, surroundings, new SipCounters(), (options, counters) => SipPorts.Open(options, surroundings, counters))
    {
    }

    internal SipUserAgent(
        SipOptions options, SipSurroundings surroundings, SipCounters counters, Func<SipOptions, SipCounters, ISipTransport> open)
    {
        if (surroundings.IdentityKey.Length < MinKeyBytes)
            throw new ArgumentException($"The identity key must have at least {MinKeyBytes} bytes", nameof(surroundings));
        if (options.AdvertisedAddress is null && IsAny(options.Listen.Address))
            throw new ArgumentException("An advertised address is needed when listening on all addresses", nameof(options));
        this.surroundings = surroundings;
        Counters = counters;
        transport = open(options, counters);
        loop = new SipLoop(OnBug);
        timers = new SipTimers(surroundings.Time, loop);
        refusals = new RefusalBudget(surroundings.Time, options.RefusalsPerSecond);
        CallIntake intake = new(surroundings.Gate ?? OpenGate.Instance, invite => IncomingCall?.Invoke(invite));
        context = intake.Context = new DialogContext
        {
            Loop = loop,
            Time = surroundings.Time,
            Layer = new TransactionLayer(transport, timers, counters, intake),
            Identity = new SipIdentity(surroundings.IdentityKey),
            Dialogs = new DialogTable(),
            Options = options,
            Sources = surroundings.Sources,
            Logger = surroundings.Logger,
            Self = new SipSelf(options, transport),
        };
        if (surroundings.Accounts is not null)
            intake.Registrar = registrar = new Registrar(context, surroundings.Accounts, surroundings.IdentityKey, (account, contact) => PhoneChanged?.Invoke(account, contact));
    }

    /// <summary>A call came in. Raised in the SIP loop: the handler sets an observer and passes the call on.</summary>
    public event Action<IncomingInvite>? IncomingCall;

    /// <summary>A desk phone registered, moved or left: its account, and where it is now; null when it is nowhere. Raised in the SIP loop.</summary>
    public event Action<string, PhoneContact?>? PhoneChanged;

    /// <summary>The address we listen on, with the real port.</summary>
    public IPEndPoint LocalEndPoint => transport.LocalEndPoint;

    /// <summary>The address we listen on for connections, with the real port; null when we do not.</summary>
    public IPEndPoint? EndPointOf(SipProtocol protocol) => transport.EndPointOf(protocol);

    /// <summary>What has been seen so far.</summary>
    public SipCounters Counters { get; }

    /// <summary>Dialogs that are not over on the wire.</summary>
    public int Dialogs => context.Dialogs.Count;

    internal DialogContext Context => context;

    /// <summary>Starts to receive.</summary>
    public void Start()
    {
        transport.Start(Receive, peer => loop.Post(() => Lose(peer)));
        surroundings.Logger.Listening(LocalEndPoint);
        foreach (SipProtocol protocol in (ReadOnlySpan<SipProtocol>)[SipProtocol.Tcp, SipProtocol.Tls])
        {
            if (transport.EndPointOf(protocol) is { } listened)
                surroundings.Logger.ListeningForConnections(protocol, listened);
        }
    }

    /// <summary>Places a call. Returns at once; all news comes to <paramref name="observer"/>.</summary>
    public SipDialog PlaceCall(OutgoingInvite invite, ISipDialogObserver observer) => CallPlacing.Place(context, invite, observer);

    /// <summary>Ends a dialog of an earlier process: BYE if it was answered, CANCEL or 503 if not. The reason is told to the other side.</summary>
    public void EndOrphan(DialogState state, SipReason? reason = null) => loop.Post(() =>
    {
        if (!OrphanEnding.TryEnd(context, state, reason))
            surroundings.Logger.UnreadableOrphan(state.CallId);
    });

    /// <summary>Ends a call that an earlier process was placing and that had no answer yet: the same invite gives the same dialog again.</summary>
    public void EndOrphan(OutgoingInvite invite, SipReason? reason = null) =>
        loop.Post(() => OrphanEnding.TryEnd(context, CallPlacing.Describe(context, invite), reason));

    /// <summary>Closes the socket and forgets all. Hang up first what should end properly.</summary>
    public void Dispose()
    {
        transport.Dispose();
        timers.Dispose();
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    /// <summary>On the receive thread: everything that needs no state.</summary>
    private void Receive(byte[] datagram, SipPeer source)
    {
        bool isAllowed = surroundings.Sources.IsAllowed(source.EndPoint.Address);
        if (!isAllowed)
        {
            Counters.CountUnknownSource();
            if (!refusals.TrySpend())
                return;
            surroundings.Logger.StrangerRefused(source.EndPoint.Address);
        }

        if (!SipParser.TryParse(datagram, out SipMessage? message))
        {
            Counters.CountMalformed();
            source.Connection?.Close();
            return;
        }

        Action<object, object?> work = isAllowed ? HandleMessage : RefuseStranger;
        if (!loop.TryPost(work, message!, source))
            Counters.CountDropped();
    }

    private void Lose(SipPeer peer)
    {
        context.Layer.Lose(peer);
        registrar?.Lose(peer);
    }

    private void HandleMessage(object first, object? second)
    {
        (SipMessage message, SipPeer source) = ((SipMessage)first, (SipPeer)second!);
        if (message.Defect is not { } defect)
        {
            context.Layer.Receive(message, source);
            return;
        }

        Counters.CountMalformed();
        if (message.IsRequest && message.Method != SipMethod.Ack)
            Refuse(message, source, new SipReply(defect.Code, defect.Reason));
    }

    private void RefuseStranger(object first, object? second)
    {
        (SipMessage message, SipPeer source) = ((SipMessage)first, (SipPeer)second!);
        if (message.IsRequest && message.Method != SipMethod.Ack)
            Refuse(message, source, new SipReply(403));
    }

    private void Refuse(SipMessage message, SipPeer source, in SipReply reply) =>
        context.Layer.RespondStateless(message, source, new SipReply(reply.Code, reply.Reason)
        {
            ToTag = context.Identity.LocalTag(message),
        });

    private void OnBug(Exception bug)
    {
        Counters.CountBug();
        surroundings.Logger.Bug(bug);
        surroundings.OnBug?.Invoke(bug);
    }
}
