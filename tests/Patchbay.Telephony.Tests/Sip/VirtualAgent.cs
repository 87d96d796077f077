using System.Net;
using System.Text;
using Patchbay.Telephony.Sip;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>A user agent in virtual time on a fake wire, and a peer that speaks in plain text.</summary>
internal sealed class VirtualAgent : IDisposable
{
    private readonly BugCollector bugs = new();

    public VirtualAgent(Func<SipSurroundings, SipSurroundings>? change = null, SipOptions? options = null)
    {
        Assert.True(AllowedSources.TryParse(["192.0.2.0/24"], out AllowedSources? sources, out _));
        SipSurroundings surroundings = new()
        {
            Time = Time,
            IdentityKey = "a key for tests only"u8.ToArray(),
            Logger = bugs,
            Sources = sources!,
        };
        Agent = new SipUserAgent(
            options ?? new SipOptions { Listen = Wire.LocalEndPoint },
            change is null ? surroundings : change(surroundings),
            new SipCounters(),
            (_, _) => Wire);
        Agent.IncomingCall += invite =>
        {
            Invites.Add(invite);
            invite.Observe(Observer);
        };
        Agent.Start();
    }

    public static IPEndPoint Peer { get; } = new(IPAddress.Parse("192.0.2.7"), 5060);

    public VirtualTime Time { get; } = new();

    public FakeWire Wire { get; } = new();

    public SipUserAgent Agent { get; }

    public List<IncomingInvite> Invites { get; } = [];

    /// <summary>Hears of all calls of this test.</summary>
    public FactObserver Observer { get; } = new();

    public void Receive(string message, IPEndPoint? source = null) => Wire.Receive(Encoding.UTF8.GetBytes(message), source ?? Peer);

    public static OutgoingInvite InviteFor(string seed) => new()
    {
        Target = SipAddress.Of("1000", "192.0.2.7:5060"),
        NextHop = Peer,
        From = SipAddress.Of("+4930555", "example.com"),
        DisplayName = "Patch \"Bay\"",
        Sdp = TestSession.Audio,
        Seed = new DialogSeed(seed),
    };

    public SipDialog Call(string seed = "leg-1") => Agent.PlaceCall(InviteFor(seed), Observer);

    public void Dispose()
    {
        Agent.Dispose();
        Assert.Empty(bugs.Bugs);
    }
}
