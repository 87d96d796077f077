using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Patchbay.Telephony.Dtls;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;
using Patchbay.Telephony.Srtp;
using Patchbay.Telephony.Stun;
using Patchbay.Telephony.Tests.WebRtc;
using Patchbay.Telephony.WebRtc;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>Nothing a stranger sends raises an exception that escapes or stops a listener.</summary>
public sealed class HostileInputTests
{
    private static readonly byte[] GoodRtp = Convert.FromHexString("b2e500010000100011223344" + "0000000a0000000bbede000151aabbcc0a8a032000000004");
    private static readonly byte[] GoodRtcp = CreateRtcp();
    private static readonly byte[] GoodStun = CreateStun();
    private static readonly byte[] GoodRecords = [.. Record(22, 300), .. Record(22, 900), .. Record(20, 1)];

    // Set PATCHBAY_HOSTILE_RUNS for a long night; the normal run is short. Minutes of it are among the long tests.
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("PATCHBAY_HOSTILE_RUNS"), out var runs) ? runs : 500;

    [Fact]
    public void Media_packets_of_any_content_are_read_or_refused() => ForAll(datagram =>
    {
        if (RtpPacket.TryParse(datagram, out var packet))
            _ = TelephoneEvent.TryParse(packet.Payload, out _);
        var statistics = new ReceptionStatistics();
        statistics.Add(packet, 0, true);
        var session = new RtcpSession(new MediaClock(TimeProvider.System), statistics);
        session.OnRtcp(datagram, ownSsrc: 7, now: 1);
        _ = PeerAddress.TryRead(datagram, out _);
        _ = AudioClip.TryReadWav(datagram, out _);
    });

    [Fact]
    public void Connectivity_checks_of_any_content_are_read_or_refused() => ForAll(datagram =>
    {
        if (!StunMessage.TryParse(datagram, out var message))
            return;
        message.VerifyIntegrity("password"u8);
        message.VerifyFingerprint();
        _ = IceCredentials.TryKey(message.Username, out _);
    });

    [Theory]
    [InlineData(nameof(SrtpProfile.AeadAes128Gcm))]
    [InlineData(nameof(SrtpProfile.Aes128CmHmacSha1Tag80))]
    public void Protected_packets_of_any_content_are_refused(string profile)
    {
        var receiver = new SrtpReceiver(new SrtpMasterKey(Enum.Parse<SrtpProfile>(profile), new byte[16], new byte[12]));

        ForAll(datagram =>
        {
            Assert.False(receiver.TryUnprotectRtp([.. datagram], out _));
            Assert.False(receiver.TryUnprotectRtcp([.. datagram], out _));
        });
    }

    [Fact]
    public void Handshake_records_of_any_content_are_cut_into_datagrams_that_move_on() => ForAll(records =>
    {
        for (var rest = records.AsSpan(); rest.Length > 0;)
        {
            var taken = DtlsRecords.NextDatagram(rest);
            Assert.InRange(taken, 1, rest.Length);
            rest = rest[taken..];
        }
    });

    [Fact]
    public void A_handshake_of_any_content_ends_or_goes_on_but_never_breaks()
    {
        using var server = new DtlsContext(TimeProvider.System);
        using var client = new DtlsContext(TimeProvider.System, isClient: true);
        var hello = new RecordingOwner();
        var session = new DtlsSession(client, server.Fingerprint, hello);
        session.Connect();

        ForAll(
            datagram =>
            {
                var victim = new DtlsSession(server, client.Fingerprint, new RecordingOwner());
                victim.Receive(datagram);
                victim.Receive(hello.Sent[0]);
                victim.Receive(datagram);
                victim.Tick();
                victim.RequestClose();
                Assert.False(victim.Tick());
                Assert.False(victim.Tick());
            },
            Runs / 5,
            hello.Sent[0]);
        session.RequestClose();
        session.Tick();
    }

    [Fact]
    public void Offers_of_any_content_are_answered_or_refused_with_a_reason()
    {
        using var context = new DtlsContext(TimeProvider.System, isClient: true);
        var good = System.Text.Encoding.ASCII.GetBytes(TestBrowser.OfferWith(context.Fingerprint));
        using var fixture = new EngineFixture();
        using var media = new BrowserMedia(
            fixture.Engine, new BrowserMediaOptions { Port = 0, AdvertisedAddresses = [IPAddress.Loopback] }, TimeProvider.System);

        ForAll(
            bytes =>
            {
                var isAnswered = media.TryAnswer(System.Text.Encoding.Latin1.GetString(bytes), out var answer, out var refusal);
                Assert.True(isAnswered ? answer!.Sdp.Length > 0 : refusal!.EndsWith('.'));
                answer?.Leg.Dispose();
            },
            Runs,
            good);
        Assert.Equal(0, media.LegCount);
    }

    [Fact]
    public async Task A_call_goes_on_under_a_rain_of_hostile_datagrams()
    {
        using var fixture = new EngineFixture();
        using var media = new BrowserMedia(
            fixture.Engine, new BrowserMediaOptions { Port = 0, AdvertisedAddresses = [IPAddress.Loopback] }, TimeProvider.System);
        using var browser = new TestBrowser();
        Assert.True(media.TryAnswer(browser.Offer(), out var answer, out _));
        fixture.Watch(answer.Leg);
        await browser.ConnectAsync(answer.Leg, answer.Sdp);
        await fixture.NextAsync<BrowserUp>(answer.Leg);
        await browser.Secured;
        fixture.Attach(browser);
        var (callerLeg, caller) = fixture.Call();
        MediaLeg.Bridge(callerLeg, answer.Leg);
        caller.Say(440);
        fixture.Step(5);

        ForAll(datagram =>
        {
            caller.SendReport(datagram);
            caller.SendUncounted(datagram);
            browser.SendRaw(datagram);
            browser.Settle();
        });
        fixture.Step(3);
        var from = browser.Heard.Packets.Count;
        fixture.Step(20);
        var heard = new Heard([.. browser.Heard.Packets.Skip(from)]);

        Assert.Equal(0, fixture.Engine.Faults);
        Assert.InRange(heard.Level(440), 0.28, 0.32);
    }

    private static void ForAll(Action<byte[]> take, int? runs = null, params byte[][] good)
    {
        var inputs = Hostile.Datagrams(good.Length > 0 ? good : [GoodRtp, GoodRtcp, GoodStun, GoodRecords]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs ?? Runs), Prop.ForAll(inputs, take));
    }

    private static byte[] CreateRtcp()
    {
        var buffer = new byte[200];
        var writer = new RtcpWriter(buffer, ssrc: 42);
        writer.SenderReport(new SenderTotals(1, 2, 3, 4), new RtcpReportBlock { Ssrc = 7, LastSenderReport = 5 });
        writer.CanonicalName("someone");
        writer.Bye();
        return buffer[..writer.Length];
    }

    private static byte[] CreateStun()
    {
        var buffer = new byte[200];
        var writer = new StunWriter(buffer, StunType.BindingRequest, new byte[12]);
        writer.Attribute(StunAttribute.Username, "abcdefgh:ijkl"u8);
        writer.Attribute(StunAttribute.UseCandidate, []);
        writer.MessageIntegrity("password"u8);
        writer.Fingerprint();
        return buffer[..writer.Length];
    }

    private static byte[] Record(byte type, ushort length) =>
        [type, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 1, (byte)(length >> 8), (byte)length, .. new byte[length]];

    private sealed class RecordingOwner : IDtlsOwner
    {
        public List<byte[]> Sent { get; } = [];

        public void SendDtls(ReadOnlySpan<byte> datagram) => Sent.Add(datagram.ToArray());

        public void OnSecured(DtlsKeys keys) => Assert.Fail("Nobody was there to be trusted.");

        public void OnDtlsEnded(DtlsEnd end, string detail) => Assert.NotNull(detail);
    }
}
