using System.Net;
using System.Threading.Channels;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>A live user agent on a free port of the loopback.</summary>
internal sealed class LoopbackAgent : IDisposable
{
    private readonly Channel<IncomingInvite> calls = Channel.CreateUnbounded<IncomingInvite>();
    private readonly BugCollector bugs = new();

    public LoopbackAgent(Func<SipSurroundings, SipSurroundings>? change = null, IPEndPoint? tls = null)
    {
        SipSurroundings surroundings = new()
        {
            Time = TimeProvider.System,
            IdentityKey = "a key for tests only"u8.ToArray(),
            Logger = bugs,
        };
        Agent = new SipUserAgent(
            new SipOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0), TcpListen = new IPEndPoint(IPAddress.Loopback, 0), TlsListen = tls }, change is null ? surroundings : change(surroundings));
        Agent.IncomingCall += invite =>
        {
            FactObserver observer = new();
            invite.Observe(observer);
            Observers[invite.Dialog] = observer;
            OnCall?.Invoke(invite, observer);
            calls.Writer.TryWrite(invite);
        };
        Agent.Start();
    }

    public SipUserAgent Agent { get; }

    public Dictionary<SipDialog, FactObserver> Observers { get; } = [];

    /// <summary>Runs in the SIP loop, before anything else can happen to the call.</summary>
    public Action<IncomingInvite, FactObserver>? OnCall { get; set; }

    public IReadOnlyCollection<Exception> Bugs => bugs.Bugs;

    public async Task<(IncomingInvite Invite, FactObserver Observer)> NextCallAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        IncomingInvite invite = await calls.Reader.ReadAsync(patience.Token);
        return (invite, Observers[invite.Dialog]);
    }

    public (SipDialog Dialog, FactObserver Observer) Call(
        IPEndPoint target, TimeSpan? ringLimit = null, SipProtocol protocol = SipProtocol.Udp)
    {
        FactObserver observer = new();
        SipDialog dialog = Agent.PlaceCall(
            new OutgoingInvite
            {
                Target = SipAddress.Of("1000", target.ToString()),
                NextHop = target,
                Protocol = protocol,
                From = SipAddress.Of("+4930555", "127.0.0.1"),
                DisplayName = "Patch \"Bay\"",
                Sdp = TestSession.Audio,
                Seed = DialogSeed.From(Guid.NewGuid()),
                RingLimit = ringLimit,
            },
            observer);
        return (dialog, observer);
    }

    /// <summary>Waits until no dialog is left: the far end may be done a moment before our loop has put the last one away.</summary>
    public async Task ForgottenAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (Agent.Dialogs > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
    }

    public void Dispose() => Agent.Dispose();
}
