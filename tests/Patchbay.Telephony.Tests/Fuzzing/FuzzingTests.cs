using System.Diagnostics;
using System.Text;
using FsCheck.Fluent;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Rtp;
using Patchbay.Telephony.Sdp;
using Patchbay.Telephony.Srtp;
using Patchbay.Telephony.Tests.Media;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Fuzzing;

/// <summary>Half a minute of damaged datagrams for each protocol, other ones each time. The short tests do the same with fewer.</summary>
[Trait("Category", "Long")]
public sealed class FuzzingTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    [Fact]
    public void Sip_messages_break_no_parser() => Repeat(() => new MutationTests().No_datagram_breaks_the_parser_or_what_reads_from_it());

    [Fact]
    public void Sip_messages_upset_no_user_agent_and_leave_nothing_behind() =>
        Repeat(() => new MutationTests().No_datagram_upsets_a_user_agent_in_the_middle_of_calls());

    [Fact]
    public void Session_descriptions_are_answered_or_refused()
    {
        byte[][] good =
        [
            Encoding.ASCII.GetBytes(TestSession.Audio),
            Encoding.ASCII.GetBytes(TestSession.OnHold),
            Encoding.ASCII.GetBytes(TestSession.Audio + "m=video 5 RTP/AVP 31\r\na=rtcp:53020 IN IP6 2001:db8::1\r\na=ptime:30\r\n"),
        ];
        var us = new AudioNegotiation(new() { Local = new(System.Net.IPAddress.Loopback, 30_000), TelephoneEvents = 101 });

        Repeat(() =>
        {
            foreach (var datagram in Hostile.Datagrams(good).Generator.Sample(1000))
            {
                var text = Encoding.Latin1.GetString(datagram);
                var isTaken = us.TryAnswer(text, SdpDirection.SendReceive, out var answer, out var refusal);
                us.TryTakeAnswer(text, SdpDirection.SendReceive, out _, out _);
                Assert.Equal((isTaken, isTaken), (answer is not null, refusal is null));
            }
        });
    }

    [Fact]
    public void Offers_of_browsers_are_answered_or_refused() =>
        Repeat(() => new HostileInputTests().Offers_of_any_content_are_answered_or_refused_with_a_reason());

    [Fact]
    public void Connectivity_checks_are_read_or_refused() =>
        Repeat(() => new HostileInputTests().Connectivity_checks_of_any_content_are_read_or_refused());

    [Fact]
    public void Handshakes_end_or_go_on() => Repeat(() => new HostileInputTests().A_handshake_of_any_content_ends_or_goes_on_but_never_breaks());

    [Fact]
    public void Media_packets_are_read_or_refused() => Repeat(() => new HostileInputTests().Media_packets_of_any_content_are_read_or_refused());

    [Fact]
    public void Reports_keep_figures_within_reason()
    {
        var buffer = new byte[400];
        var writer = new RtcpWriter(buffer, ssrc: 42);
        writer.SenderReport(new SenderTotals(1, 2, 3, 4), new RtcpReportBlock { Ssrc = 7, LastSenderReport = 5 });
        writer.ReceiverReport(new RtcpReportBlock { Ssrc = 7, Lost = -3, Jitter = 80 });
        writer.CanonicalName("someone");
        writer.Bye();
        var good = buffer[..writer.Length];
        var session = new RtcpSession(new MediaClock(TimeProvider.System), new ReceptionStatistics());

        Repeat(() =>
        {
            foreach (var datagram in Hostile.Datagrams(good).Generator.Sample(1000))
            {
                session.OnRtcp(datagram, ownSsrc: 7, now: 1_000_000);
                Assert.InRange(session.RoundTrip ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(30));
                Assert.InRange(session.Peer?.FractionLost ?? 0, 0, 1);
            }
        });
    }

    [Theory]
    [InlineData(nameof(SrtpProfile.AeadAes128Gcm))]
    [InlineData(nameof(SrtpProfile.Aes128CmHmacSha1Tag80))]
    public void Protected_packets_are_refused(string profile) => Repeat(() => new HostileInputTests().Protected_packets_of_any_content_are_refused(profile));

    [Fact]
    public Task A_call_goes_on_all_the_while() => RepeatAsync(() => new HostileInputTests().A_call_goes_on_under_a_rain_of_hostile_datagrams());

    private static void Repeat(Action once)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Time;)
            once();
    }

    private static async Task RepeatAsync(Func<Task> once)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Time;)
            await once();
    }
}
