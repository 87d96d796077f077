using System.Net;
using Patchbay.Telephony.Dtls;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Srtp;
using Patchbay.Telephony.Tests.Media;
using Patchbay.Telephony.WebRtc;

namespace Patchbay.Telephony.Tests.WebRtc;

public sealed class BrowserCallTests : IDisposable
{
    private readonly EngineFixture _fixture = new();
    private readonly BrowserMedia _media;

    public BrowserCallTests() => _media = CreateMedia();

    public void Dispose()
    {
        _media.Dispose();
        _fixture.Dispose();
    }

    [Theory]
    [InlineData(null, nameof(SrtpProfile.AeadAes128Gcm))]
    [InlineData("SRTP_AES128_CM_SHA1_80", nameof(SrtpProfile.Aes128CmHmacSha1Tag80))]
    public async Task A_caller_and_an_agent_in_a_browser_hear_each_other(string? profiles, string agreed)
    {
        using var browser = new TestBrowser(profiles);
        var agentLeg = await ConnectAsync(browser);
        var (callerLeg, caller) = _fixture.Call();
        MediaLeg.Bridge(callerLeg, agentLeg);

        caller.Say(440);
        browser.Say(1000);
        _fixture.Step(50);

        Assert.Equal(agreed, browser.Profile.ToString());
        Assert.InRange(caller.Heard.Level(1000), 0.29, 0.31);
        Assert.InRange(browser.Heard.Level(440), 0.29, 0.31);
        Assert.InRange(browser.Heard.Level(1000), 0, 0.002);
        Assert.Single(browser.Heard.Ssrcs);
        Assert.Equal(0, browser.Heard.SequenceGaps);
    }

    [Fact]
    public async Task An_agents_digits_reach_the_caller_and_are_told_once()
    {
        using var browser = new TestBrowser();
        var agentLeg = await ConnectAsync(browser);
        var (callerLeg, caller) = _fixture.Call();
        MediaLeg.Bridge(callerLeg, agentLeg);

        browser.Press('7');
        caller.Settle();

        Assert.Equal('7', Assert.IsType<DigitReceived>(Assert.Single(await _fixture.PendingAsync(agentLeg))).Digit);
        Assert.All(caller.Heard.Packets, p => Assert.Equal(Phone.Events, p.PayloadType));
    }

    [Fact]
    public async Task Reports_are_exchanged_with_the_browser()
    {
        using var browser = new TestBrowser();
        var leg = await ConnectAsync(browser);
        leg.Hear(MediaSource.Silence);

        _fixture.Step(260);

        EngineFixture.Await(() => browser.Reports > 0, "The browser got no report.");
    }

    [Fact]
    public async Task A_handshake_whose_datagrams_get_lost_is_repeated_until_it_succeeds()
    {
        using var browser = new TestBrowser { HandshakeLosses = 4 };

        var leg = await ConnectAsync(browser);

        Assert.True(leg.IsUp);
        Assert.Equal(0, browser.HandshakeLosses);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void An_address_that_nobody_can_reach_is_not_advertised(string address) =>
        Assert.ThrowsAny<System.ComponentModel.DataAnnotations.ValidationException>(() => new BrowserMedia(
            _fixture.Engine, new BrowserMediaOptions { Port = 0, AdvertisedAddresses = [IPAddress.Parse(address)] }, TimeProvider.System));

    [Fact]
    public void Browsers_on_all_addresses_are_answered_from_the_one_they_asked()
    {
        using var media = new BrowserMedia(
            _fixture.Engine,
            new BrowserMediaOptions { Port = 0, BindAddress = IPAddress.Any, AdvertisedAddresses = [IPAddress.Loopback] },
            TimeProvider.System);

        Assert.Equal([IPAddress.Loopback], media.BoundAddresses);
    }

    [Fact]
    public async Task Closing_the_page_is_told_at_once()
    {
        using var browser = new TestBrowser();
        var leg = await ConnectAsync(browser);

        browser.ClosePage();
        var down = await _fixture.NextAsync<BrowserDown>(leg);

        Assert.Equal(BrowserDownReason.Closed, down.Reason);
        Assert.False(leg.IsUp);
    }

    [Fact]
    public async Task Disposing_the_leg_says_goodbye_to_the_browser()
    {
        using var browser = new TestBrowser();
        var leg = await ConnectAsync(browser);

        leg.Dispose();

        Assert.Equal(DtlsEnd.ClosedByPeer, await browser.Ended);
        Assert.Equal(0, _media.LegCount);
    }

    [Fact]
    public async Task A_browser_with_another_certificate_than_announced_gets_no_audio()
    {
        using var impostor = new TestBrowser();
        using var announced = new DtlsContext(TimeProvider.System, isClient: true);
        var leg = Answer(impostor.Offer(announced.Fingerprint), out var sdp);
        leg.Hear(new Playlist([], Tone.Clip(440, TimeSpan.FromSeconds(1))));

        await impostor.ConnectAsync(leg, sdp);
        var down = await _fixture.NextAsync<BrowserDown>(leg);
        _fixture.Step(10);

        Assert.Equal(BrowserDownReason.WrongFingerprint, down.Reason);
        Assert.False(leg.IsUp);
        Assert.Empty(impostor.Heard.Packets);
        Assert.Equal(0, leg.Statistics.PacketsSent);
    }

    [Fact]
    public async Task A_silent_browser_is_told_after_two_seconds_and_its_caller_hears_music_meanwhile()
    {
        using var browser = new TestBrowser();
        var agentLeg = await ConnectAsync(browser);
        var (callerLeg, caller) = _fixture.Call();
        callerLeg.Hear(MediaSource.From(agentLeg, whenGone: new Playlist([], Tone.Clip(700, TimeSpan.FromSeconds(1)))));
        browser.Say(1000);
        _fixture.Step(20);

        browser.Hush();
        _fixture.Step(105);
        var lost = await _fixture.NextAsync<MediaLost>(agentLeg);
        var music = _fixture.Listen(20, caller);
        browser.Say(1000);
        var voice = _fixture.Listen(20, caller);
        await _fixture.NextAsync<MediaReturned>(agentLeg);

        Assert.InRange(lost.Since, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.04));
        Assert.InRange(music.Level(700), 0.29, 0.31);
        Assert.InRange(voice.Level(1000), 0.29, 0.31);
        Assert.InRange(voice.Level(700), 0, 0.005);
    }

    [Fact]
    public async Task A_browser_that_stops_checking_for_half_a_minute_is_gone()
    {
        using var browser = new TestBrowser();
        var leg = await ConnectAsync(browser);

        _fixture.Time.Advance(TimeSpan.FromSeconds(29));
        _fixture.Step();
        Assert.True(leg.IsUp);
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));
        _fixture.Step();
        var down = await _fixture.NextAsync<BrowserDown>(leg);

        Assert.Equal(BrowserDownReason.ConsentLost, down.Reason);
    }

    [Fact]
    public async Task A_reload_and_its_predecessor_do_not_disturb_each_other()
    {
        using var before = new TestBrowser();
        using var after = new TestBrowser();
        var (first, second) = (await ConnectAsync(before), await ConnectAsync(after));
        first.Hear(new Playlist([], Tone.Clip(440, TimeSpan.FromSeconds(1))));
        second.Hear(new Playlist([], Tone.Clip(700, TimeSpan.FromSeconds(1))));
        _fixture.Step(5);

        first.Dispose();
        _fixture.Step(20);

        Assert.True(second.IsUp);
        Assert.InRange(after.Heard.Level(700), 0.29, 0.31);
        Assert.Equal(1, _media.LegCount);
    }

    [Fact]
    public async Task Replayed_and_forged_packets_are_not_passed_on()
    {
        using var browser = new TestBrowser();
        var agentLeg = await ConnectAsync(browser);
        var (callerLeg, caller) = _fixture.Call();
        MediaLeg.Bridge(callerLeg, agentLeg);
        var packet = browser.NextPacket(1000);
        var forged = browser.NextPacket(1000);
        forged[20] ^= 1;

        browser.SendCounted(packet);
        browser.SendCounted(packet);
        browser.SendCounted(forged);
        browser.SendCounted(browser.NextPacket(1000));
        caller.Settle();

        Assert.Equal((2, 2), (agentLeg.Statistics.PacketsReceived, agentLeg.Statistics.PacketsRefused));
        Assert.Equal(2, caller.Heard.Packets.Count);
    }

    [Fact]
    public async Task A_check_with_a_wrong_password_moves_nothing()
    {
        using var browser = new TestBrowser();
        var leg = await ConnectAsync(browser);
        using var thief = new TestBrowser();
        leg.Hear(MediaSource.Silence);

        thief.Check(leg.Credentials.Ufrag, "another password, as long", new IPEndPoint(IPAddress.Loopback, _media.Port));
        _fixture.Step(10);

        Assert.Equal(10, browser.Heard.Packets.Count);
        Assert.Empty(thief.Heard.Packets);
    }

    private BrowserMedia CreateMedia() => new(
        _fixture.Engine, new BrowserMediaOptions { Port = 0, AdvertisedAddresses = [IPAddress.Loopback] }, TimeProvider.System);

    private BrowserLeg Answer(string offer, out string sdp)
    {
        Assert.True(_media.TryAnswer(offer, out var answer, out var refusal), refusal);
        _fixture.Watch(answer.Leg);
        sdp = answer.Sdp;
        return answer.Leg;
    }

    private async Task<BrowserLeg> ConnectAsync(TestBrowser browser)
    {
        var leg = Answer(browser.Offer(), out var sdp);
        await browser.ConnectAsync(leg, sdp);
        await _fixture.NextAsync<BrowserUp>(leg);
        await browser.Secured;
        _fixture.Attach(browser);
        return leg;
    }
}
