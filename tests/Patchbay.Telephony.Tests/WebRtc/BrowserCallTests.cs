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
        var callerLeg = _fixture.CreateLeg();
        using var caller = new Phone(callerLeg);
        MediaLeg.Bridge(callerLeg, agentLeg);

        caller.Say(440);
        var speaking = browser.SayAsync(1000, 70);
        await caller.ListenAsync(20);
        var (atCaller, atAgent) = (await caller.ListenAsync(40), browser.Heard);
        await speaking;

        Assert.Equal(agreed, browser.Profile.ToString());
        Assert.InRange(atCaller.Level(1000), 0.28, 0.32);
        Assert.InRange(new Heard([.. atAgent.Packets.Skip(5).Take(40)]).Level(440), 0.28, 0.32);
        Assert.Single(atAgent.Ssrcs);
        Assert.Equal(0, atAgent.SequenceGaps);
    }

    [Fact]
    public async Task An_agents_digits_reach_the_caller_and_are_told_once()
    {
        using var browser = new TestBrowser();
        var agentLeg = await ConnectAsync(browser);
        var callerLeg = _fixture.CreateLeg();
        using var caller = new Phone(callerLeg);
        MediaLeg.Bridge(callerLeg, agentLeg);

        var listening = caller.ListenAsync(3);
        browser.Press('7');
        var digit = await _fixture.NextAsync<DigitReceived>(agentLeg);
        var heard = await listening;

        Assert.Equal('7', digit.Digit);
        Assert.All(heard.Packets, p => Assert.Equal(Phone.Events, p.PayloadType));
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

        await impostor.ConnectAsync(sdp);
        var down = await _fixture.NextAsync<BrowserDown>(leg);

        Assert.Equal(BrowserDownReason.WrongFingerprint, down.Reason);
        Assert.False(leg.IsUp);
        Assert.Empty(impostor.Heard.Packets);
        Assert.Equal(0, leg.Statistics.PacketsSent);
    }

    [Fact]
    public async Task A_silent_browser_is_told_and_its_caller_hears_music_meanwhile()
    {
        using var media = CreateMedia(mediaTimeout: TimeSpan.FromSeconds(0.5));
        using var browser = new TestBrowser();
        var agentLeg = await ConnectAsync(browser, media);
        var callerLeg = _fixture.CreateLeg();
        using var caller = new Phone(callerLeg);
        callerLeg.Hear(MediaSource.From(agentLeg, whenGone: new Playlist([], Tone.Clip(700, TimeSpan.FromSeconds(1)))));
        await browser.SayAsync(1000, 10);

        var lost = await _fixture.NextAsync<MediaLost>(agentLeg);
        await caller.ListenAsync(5);
        var music = await caller.ListenAsync(20);
        var speaking = browser.SayAsync(1000, 50);
        await _fixture.NextAsync<MediaReturned>(agentLeg);
        await caller.ListenAsync(5);
        var voice = await caller.ListenAsync(20);
        await speaking;

        Assert.InRange(lost.Since, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.8));
        Assert.InRange(music.Level(700), 0.28, 0.32);
        Assert.InRange(voice.Level(1000), 0.28, 0.32);
        Assert.InRange(voice.Level(700), 0, 0.01);
    }

    [Fact]
    public async Task A_browser_that_stops_checking_loses_its_leg()
    {
        using var media = CreateMedia(consentTimeout: TimeSpan.FromSeconds(1));
        using var browser = new TestBrowser();
        var leg = await ConnectAsync(browser, media);

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
        await before.ListenAsync(5);

        first.Dispose();
        await after.ListenAsync(5);
        var heard = await after.ListenAsync(20);

        Assert.True(second.IsUp);
        Assert.InRange(heard.Level(700), 0.28, 0.32);
        Assert.Equal(1, _media.LegCount);
    }

    [Fact]
    public async Task Replayed_and_forged_packets_are_not_passed_on()
    {
        using var browser = new TestBrowser();
        var agentLeg = await ConnectAsync(browser);
        var callerLeg = _fixture.CreateLeg();
        using var caller = new Phone(callerLeg);
        MediaLeg.Bridge(callerLeg, agentLeg);
        var packet = browser.NextPacket(1000);
        var forged = browser.NextPacket(1000);
        forged[20] ^= 1;

        var listening = caller.ListenAsync(2);
        browser.SendRaw(packet);
        browser.SendRaw(packet);
        browser.SendRaw(forged);
        browser.SendRaw(browser.NextPacket(1000));
        await listening;

        Assert.Equal(2, agentLeg.Statistics.PacketsReceived);
        Assert.Equal(2, agentLeg.Statistics.PacketsRefused);
    }

    private BrowserMedia CreateMedia(TimeSpan? mediaTimeout = null, TimeSpan? consentTimeout = null) => new(
        _fixture.Engine,
        new BrowserMediaOptions
        {
            Port = 0,
            AdvertisedAddresses = [IPAddress.Loopback],
            MediaTimeout = mediaTimeout ?? TimeSpan.FromSeconds(2),
            ConsentTimeout = consentTimeout ?? TimeSpan.FromSeconds(30),
        },
        TimeProvider.System);

    private BrowserLeg Answer(string offer, out string sdp, BrowserMedia? media = null)
    {
        Assert.True((media ?? _media).TryAnswer(offer, out var answer, out var refusal), refusal);
        _fixture.Watch(answer.Leg);
        sdp = answer.Sdp;
        return answer.Leg;
    }

    private async Task<BrowserLeg> ConnectAsync(TestBrowser browser, BrowserMedia? media = null)
    {
        var leg = Answer(browser.Offer(), out var sdp, media);
        await browser.ConnectAsync(sdp);
        await _fixture.NextAsync<BrowserUp>(leg);
        await browser.Secured;
        return leg;
    }
}
