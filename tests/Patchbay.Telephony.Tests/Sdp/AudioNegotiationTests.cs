using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Patchbay.Telephony.Sdp;

namespace Patchbay.Telephony.Tests.Sdp;

public sealed class AudioNegotiationTests
{
    private readonly AudioNegotiation us = new(new AudioCapability { Local = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 30000) });

    [Fact]
    public void An_offer_names_our_codecs_digits_and_address()
    {
        string offer = us.Offer();

        Assert.Equal(
            "v=0\r\no=patchbay 30000 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 30000 RTP/AVP 0 8 101\r\n"
            + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n",
            offer);
    }

    [Fact]
    public void The_version_counts_changes_and_nothing_else()
    {
        string[] offers = [us.Offer(), us.Offer(), us.Offer(SdpDirection.SendOnly), us.Offer()];

        Assert.Equal(["1", "1", "2", "3"], offers.Select(offer => offer.Split("\r\n")[1].Split(' ')[2]));
    }

    [Theory]
    [InlineData("0 8 96", 0)]
    [InlineData("8 0 96", 0)]
    [InlineData("18 8 96", 8)]
    public void The_first_of_our_codecs_that_they_have_too_is_taken(string formats, byte codec)
    {
        AudioAnswer answer = Answer(Offer($"m=audio 40000 RTP/AVP {formats}\r\na=rtpmap:96 telephone-event/8000\r\n"));

        Assert.Equal((codec, codec, (byte?)96), (answer.Agreement.Codec, answer.Agreement.PayloadType, answer.Agreement.TelephoneEvents));
        Assert.Equal("192.0.2.7:40000", answer.Agreement.Remote!.ToString());
        Assert.Equal("192.0.2.7:40001", answer.Agreement.RemoteControl!.ToString());
        Assert.Contains($"m=audio 30000 RTP/AVP {codec} 96\r\n", answer.Sdp, StringComparison.Ordinal);
    }

    [Fact]
    public void Digits_at_another_clock_rate_are_not_taken()
    {
        AudioAnswer answer = Answer(Offer(
            "m=audio 40000 RTP/AVP 0 100 101\r\na=rtpmap:100 telephone-event/48000\r\na=rtpmap:101 telephone-event/8000\r\n"));

        Assert.Equal((byte?)101, answer.Agreement.TelephoneEvents);
    }

    [Fact]
    public void A_caller_without_digits_gets_none()
    {
        AudioAnswer answer = Answer(Offer("m=audio 40000 RTP/AVP 8\r\n"));

        Assert.Null(answer.Agreement.TelephoneEvents);
        Assert.DoesNotContain("telephone-event", answer.Sdp, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_has_as_many_lines_as_the_offer_and_refuses_all_but_one()
    {
        string offer = Offer(
            "m=video 5000 RTP/AVP 31\r\nm=audio 6000 RTP/SAVP 0\r\nm=audio 40000 RTP/AVP 0\r\nm=audio 40002 RTP/AVP 0\r\nm=image 7000 udptl t38\r\n");

        AudioAnswer answer = Answer(offer);
        string later = us.Offer(SdpDirection.SendOnly);

        string[] expected = ["m=video 0 RTP/AVP 31", "m=audio 0 RTP/SAVP 0", "m=audio 30000 RTP/AVP 0", "m=audio 0 RTP/AVP 0", "m=image 0 udptl t38"];
        Assert.Equal(expected, MediaLines(answer.Sdp));
        Assert.Equal("192.0.2.7:40000", answer.Agreement.Remote!.ToString());
        Assert.Equal(5, MediaLines(later).Length);
    }

    [Theory]
    [InlineData("sendrecv", SdpDirection.SendReceive, "sendrecv")]
    [InlineData("sendonly", SdpDirection.SendReceive, "recvonly")]
    [InlineData("recvonly", SdpDirection.SendReceive, "sendonly")]
    [InlineData("inactive", SdpDirection.SendReceive, "inactive")]
    [InlineData("sendrecv", SdpDirection.SendOnly, "sendonly")]
    [InlineData("sendonly", SdpDirection.SendOnly, "inactive")]
    [InlineData("sendrecv", SdpDirection.Inactive, "inactive")]
    public void Hold_is_answered_by_the_direction_that_is_left(string offered, SdpDirection wanted, string answered)
    {
        string offer = Offer($"m=audio 40000 RTP/AVP 0\r\na={offered}\r\n");

        Assert.True(us.TryAnswer(offer, wanted, out AudioAnswer? answer, out _));

        Assert.EndsWith($"a={answered}\r\n", answer.Sdp, StringComparison.Ordinal);
        Assert.Equal(answered is "recvonly" or "inactive", answer.Agreement.IsHeldByRemote);
    }

    [Fact]
    public void A_direction_for_the_whole_session_holds_for_its_audio()
    {
        string offer = "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\na=inactive\r\nm=audio 40000 RTP/AVP 0\r\n";

        Assert.Equal(SdpDirection.Inactive, Answer(offer).Agreement.Direction);
    }

    [Fact]
    public void An_address_of_zeros_is_hold_in_the_old_style()
    {
        AudioAnswer answer = Answer(Offer("m=audio 40000 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n"));

        Assert.True(answer.Agreement.IsHeldByRemote);
        Assert.Null(answer.Agreement.Remote);
        Assert.EndsWith("a=recvonly\r\n", answer.Sdp, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_at_the_audio_line_wins_over_that_of_the_session()
    {
        AudioAnswer answer = Answer(Offer("m=audio 40000 RTP/AVP 0\r\nc=IN IP4 198.51.100.9\r\na=ptime:40\r\na=rtcp:40100\r\n"));

        Assert.Equal("198.51.100.9:40000", answer.Agreement.Remote!.ToString());
        Assert.Equal("198.51.100.9:40100", answer.Agreement.RemoteControl!.ToString());
        Assert.Equal(TimeSpan.FromMilliseconds(40), answer.Agreement.PacketTime);
    }

    [Theory]
    [InlineData("m=audio 40000 RTP/AVP 18 9\r\n", 488, "No Codec in Common", 305)]
    [InlineData("m=audio 0 RTP/AVP 0\r\n", 488, "No Usable Audio", 304)]
    [InlineData("m=audio 40000 RTP/SAVP 0\r\n", 488, "Audio Is Not Plain RTP", 302)]
    [InlineData("m=audio 40000 UDP/TLS/RTP/SAVPF 0\r\n", 488, "Audio Is Not Plain RTP", 302)]
    [InlineData("m=audio 40000 RTP/AVP 0\r\nc=IN IP4 media.example.com\r\n", 488, "No Usable Audio", 304)]
    [InlineData("m=audio 40000 RTP/AVP 0\r\nc=IN IP6 2001:db8::1\r\n", 488, "Audio Address of the Other IP Family", 301)]
    [InlineData("m=video 40000 RTP/AVP 31\r\n", 488, "No Usable Audio", 304)]
    [InlineData("", 488, "No Usable Audio", 304)]
    [InlineData("m=audio 99999 RTP/AVP 0\r\n", 400, "Malformed Session Description", null)]
    [InlineData("m=audio\r\n", 400, "Malformed Session Description", null)]
    [InlineData("nonsense\r\n", 400, "Malformed Session Description", null)]
    public void An_offer_we_cannot_take_is_refused_by_its_proper_name(string lines, int code, string reason, int? warning)
    {
        bool isTaken = us.TryAnswer(Offer(lines), SdpDirection.SendReceive, out AudioAnswer? answer, out SdpRefusal? refusal);

        Assert.False(isTaken);
        Assert.Null(answer);
        Assert.Equal(new SdpRefusal(code, reason, warning), refusal);
    }

    [Fact]
    public void An_answer_to_our_offer_is_read_the_same_way()
    {
        us.Offer();

        Assert.True(us.TryTakeAnswer(
            Offer("m=audio 40000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=recvonly\r\n"),
            SdpDirection.SendReceive, out AudioAgreement? agreement, out _));
        Assert.Equal(((byte)8, (byte?)101, SdpDirection.SendOnly), (agreement.Codec, agreement.TelephoneEvents, agreement.Direction));
    }

    [Theory]
    [InlineData("m=audio 0 RTP/AVP 0\r\n")]
    [InlineData("m=audio 40000 RTP/AVP 9\r\n")]
    [InlineData("")]
    public void An_answer_that_takes_none_of_our_audio_is_no_agreement(string lines)
    {
        us.Offer();

        Assert.False(us.TryTakeAnswer(Offer(lines), SdpDirection.SendReceive, out _, out SdpRefusal? refusal));
        Assert.Equal(488, refusal.Code);
    }

    [Fact]
    public void A_codec_under_a_number_of_its_own_is_found_by_its_name()
    {
        AudioAnswer answer = Answer(Offer("m=audio 40000 RTP/AVP 97\r\na=rtpmap:97 pcma/8000/1\r\n"));

        Assert.Equal(((byte)8, (byte)97), (answer.Agreement.Codec, answer.Agreement.PayloadType));
        Assert.Contains("m=audio 30000 RTP/AVP 97\r\na=rtpmap:97 PCMA/8000\r\n", answer.Sdp, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_answered_or_refused_and_never_throws()
    {
        string good = Offer("m=audio 40000 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\nm=video 5 RTP/AVP 31\r\n");
        Gen<string> broken =
            from start in Gen.Choose(0, good.Length)
            from length in Gen.Choose(0, 20)
            from junk in ArbMap.Default.GeneratorFor<string>()
            select string.Concat(good.AsSpan(0, start), junk, good.AsSpan(Math.Min(good.Length, start + length)));
        Gen<string> any = Gen.OneOf(broken, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));

        Prop.ForAll(any.ToArbitrary(), text =>
        {
            bool isTaken = us.TryAnswer(text, SdpDirection.SendReceive, out AudioAnswer? answer, out SdpRefusal? refusal);
            us.TryTakeAnswer(text, SdpDirection.SendReceive, out _, out _);
            return isTaken == (answer is not null) && isTaken == (refusal is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static string Offer(string lines) =>
        "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\nc=IN IP4 192.0.2.7\r\nt=0 0\r\n" + lines;

    private static string[] MediaLines(string sdp) => [.. sdp.Split("\r\n").Where(line => line.StartsWith("m=", StringComparison.Ordinal))];

    private AudioAnswer Answer(string offer)
    {
        Assert.True(us.TryAnswer(offer, SdpDirection.SendReceive, out AudioAnswer? answer, out _));
        return answer;
    }
}
