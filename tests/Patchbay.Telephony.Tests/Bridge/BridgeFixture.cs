using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Telephony.Bridge;
using Patchbay.Telephony.Tests.Media;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>A switchboard on loopback with one far end, which is the trunk as well, and an exchange in the test's hand.</summary>
internal sealed class BridgeFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("patchbay-bridge-").FullName;
    private readonly RecordingShelf _shelf;

    public BridgeFixture(
        DeskPhoneAccounts? accounts = null, IReadOnlyList<string>? trunkSources = null, Func<string, Task<IPAddress[]>>? addressesOf = null, ILogger<Switchboard>? logger = null,
        bool hasTrunk = true)
    {
        var ports = EngineFixture.NewOptions(TimeSpan.FromSeconds(30));
        _shelf = new RecordingShelf(_folder);
        Switchboard = new Switchboard(
            new TelephonyOptions
            {
                SipListen = "127.0.0.1:0",
                BrowserListen = "127.0.0.1:0",
                OutboundTrunk = hasTrunk ? Phone.Host : null,
                TrunkSources = trunkSources ?? [],
                FirstRtpPort = ports.FirstPort,
                LastRtpPort = ports.LastPort,
            },
            new TelephonyKeys("a key for tests only"u8.ToArray()),
            _shelf,
            Exchange,
            TimeProvider.System,
            logger ?? NullLogger<Switchboard>.Instance,
            accounts,
            addressesOf: addressesOf);
        Switchboard.StartAsync(CancellationToken.None);
    }

    public FakeExchange Exchange { get; } = new();

    public SipPhone Phone { get; } = new();

    public Switchboard Switchboard { get; }

    public IPEndPoint Sip => Switchboard.SipEndPoint;

    public string Folder => _folder;

    /// <summary>A call of the phone that is answered and hears music.</summary>
    /// <returns>Its leg, and our tag.</returns>
    public async Task<(LegId Leg, string Tag)> AnswerAsync()
    {
        Phone.Send("INVITE", Sip, body: Phone.Sdp());
        var arrived = await Exchange.NextAsync<ArriveCall>();
        var leg = new LegId(arrived.Call, 1);
        Switchboard.Arrange(Plan(Inbound(leg, LegGoal.Answered)));
        var answer = await Phone.NextAsync("SIP/2.0 200");
        Phone.Send("ACK", Sip, answer.Tag("To"));
        await Phone.HearAsync();
        return (leg, answer.Tag("To"));
    }

    public static CallPlan Plan(params LegPlan[] legs) => new(legs[0].Leg.Call, [.. legs], PersonalText.Empty, null, null, false);

    public static LegPlan Inbound(LegId leg, LegGoal goal, EndCause? cause = null) =>
        new(leg, LegKind.Inbound, goal, Hearing.Prompts(null, "music"), Cause: cause, WasAnswered: goal is not LegGoal.Trying);

    public static LegPlan Outbound(LegId leg, string target, LegGoal goal = LegGoal.Dial, bool isForward = false) =>
        new(leg, LegKind.Outbound, goal, Hearing.Silence, Target: PersonalText.Of(target), IsForward: isForward);

    public static LegId NewLeg(int number = 1) => new(new InteractionId(Guid.CreateVersion7()), number);

    /// <summary>Returns when the switchboard has done all that it was asked before.</summary>
    public Task SettleAsync() => Switchboard.CountAsync();

    public void Dispose()
    {
        Switchboard.Dispose();
        _shelf.Dispose();
        Phone.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
