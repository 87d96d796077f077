using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip.Dialogs;

public sealed class ReferralTests : IDisposable
{
    private readonly VirtualAgent us = new();

    public void Dispose() => us.Dispose();

    [Theory]
    [InlineData("", "SIP/2.0 400 Bad Request")]
    [InlineData("Refer-To: <sip:ben@192.0.2.1>\r\nRefer-To: <sip:eve@192.0.2.1>\r\n", "SIP/2.0 400 Bad Request")]
    [InlineData("Refer-To: ben\r\n", "SIP/2.0 400 Bad Request")]
    [InlineData("Refer-To: <mailto:ben@example.com>\r\n", "SIP/2.0 416 Unsupported URI Scheme")]
    [InlineData("Refer-To: <sip:ben@192.0.2.1;method=SUBSCRIBE>\r\n", "SIP/2.0 501 Not Implemented")]
    [InlineData("Refer-To: <sip:ben@192.0.2.1?Replaces=abc%3Bto-tag%3D1>\r\n", "SIP/2.0 400 Bad Request")]
    [InlineData("Refer-To: <sip:ben@192.0.2.1>\r\n", "SIP/2.0 403 Forbidden")]
    public void A_referral_that_cannot_be_read_or_that_nobody_listens_to_is_refused_by_its_proper_name(string lines, string answer)
    {
        string tag = Confirmed();

        Refer(tag, 2, lines);

        Assert.Equal([answer], us.Wire.TakeStartLines());
    }

    [Fact]
    public void An_accepted_referral_is_told_that_it_is_tried_and_then_its_outcome_once()
    {
        string tag = Confirmed();
        SipReferral? referral = null;
        us.Observer.OnReferred = one => referral = one;
        Refer(tag, 2, "r: \"Ben\" <sip:b%65n@192.0.2.1>\r\n");

        referral!.Accept();
        referral.Report(486);
        referral.Report(200);

        WireMessage accepted = us.Wire.Next(), tried = us.Wire.Next(), ended = us.Wire.Next();
        Assert.Equal(("SIP/2.0 202 Accepted", "ben", false), (accepted.StartLine, referral.User, referral.IsAttended));
        Assert.Equal(("refer", "active;expires=600", "SIP/2.0 100 Trying\r\n"), (tried.Header("Event"), tried.Header("Subscription-State"), tried.Body));
        Assert.Equal("message/sipfrag;version=2.0", tried.Header("Content-Type"));
        Assert.Equal(("terminated;reason=noresource", "SIP/2.0 486 Busy Here\r\n"), (ended.Header("Subscription-State"), ended.Body));
        Assert.Empty(us.Wire.TakeStartLines());
    }

    [Fact]
    public void The_second_referral_of_a_call_is_told_apart_by_its_number()
    {
        string tag = Confirmed();
        us.Observer.OnReferred = one => one.Accept();
        Refer(tag, 2, "Refer-To: <sip:ben@192.0.2.1>\r\n");
        us.Wire.TakeStartLines();

        Refer(tag, 3, "Refer-To: <sip:eve@192.0.2.1>\r\n");

        us.Wire.Next();
        Assert.Equal("refer;id=3", us.Wire.Next().Header("Event"));
    }

    [Fact]
    public void A_referral_that_nobody_answers_is_refused_after_a_while()
    {
        string tag = Confirmed();
        us.Observer.OnReferred = _ => { };
        Refer(tag, 2, "Refer-To: <sip:ben@192.0.2.1>\r\n");

        us.Time.AdvanceSeconds(20);

        Assert.Equal(["SIP/2.0 500 No Answer to the Referral"], us.Wire.TakeStartLines());
    }

    [Fact]
    public void A_referral_finds_the_call_that_it_names_by_both_tags()
    {
        string tag = Confirmed();
        SipReferral? right = null, wrong = null;
        us.Observer.OnReferred = one => (right, wrong) = (right ?? one, one);
        string callId = us.Invites[0].Dialog.CallId.Replace("@", "%40", StringComparison.Ordinal);

        Refer(tag, 2, $"Refer-To: <sip:ben@192.0.2.1?Subject=x&Replaces={callId}%3Bfrom-tag%3Dtheirs%3Bto-tag%3D{tag}>\r\n");
        Refer(tag, 3, $"Refer-To: <sip:ben@192.0.2.1?Replaces={callId}%3Bfrom-tag%3Dguessed%3Bto-tag%3D{tag}>\r\n");

        Assert.Equal((true, us.Invites[0].Dialog), (right!.IsAttended, right.Replaces));
        Assert.Equal((true, null), (wrong!.IsAttended, wrong.Replaces));
    }

    [Theory]
    [InlineData("{0};to-tag={1}", "SIP/2.0 400 Bad Request")]
    [InlineData("{0};to-tag={1};to-tag={1};from-tag=theirs", "SIP/2.0 400 Bad Request")]
    [InlineData("{0};to-tag={1};from-tag=guessed", "SIP/2.0 481 Call/Transaction Does Not Exist")]
    [InlineData("other;to-tag={1};from-tag=theirs", "SIP/2.0 481 Call/Transaction Does Not Exist")]
    [InlineData("{0};to-tag={1};from-tag=theirs;early-only", "SIP/2.0 486 Busy Here")]
    [InlineData("{0};to-tag={1};from-tag=theirs", "SIP/2.0 100 Trying")]
    public void An_invite_takes_the_place_of_a_call_only_when_it_names_one_of_ours(string replaces, string answer)
    {
        string tag = Confirmed();
        string value = string.Format(System.Globalization.CultureInfo.InvariantCulture, replaces, us.Invites[0].Dialog.CallId, tag);

        us.Receive(PeerText.Invite(branch: "z9hG4bK-new", lines: $"Require: replaces\r\nReplaces: {value}\r\n")
            .Replace("Call-ID: ", "Call-ID: new-", StringComparison.Ordinal));

        Assert.Equal([answer], us.Wire.TakeStartLines());
        Assert.Equal(answer.Contains("100", StringComparison.Ordinal) ? us.Invites[0].Dialog : null, us.Invites[^1].Replaces);
    }

    [Fact]
    public void A_call_that_rings_here_cannot_be_taken_over_by_another_caller()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Ring();
        us.Wire.Next();
        string tag = us.Wire.Next().Tag("To");

        us.Receive(PeerText.Invite(branch: "z9hG4bK-new", lines: $"Replaces: {us.Invites[0].Dialog.CallId};to-tag={tag};from-tag=theirs\r\n")
            .Replace("Call-ID: ", "Call-ID: new-", StringComparison.Ordinal));

        Assert.Equal(["SIP/2.0 481 Call/Transaction Does Not Exist"], us.Wire.TakeStartLines());
    }

    private void Refer(string tag, int cseq, string lines) => us.Receive(PeerText.Request("REFER", $"z9hG4bK-refer{cseq}", cseq, tag, lines));

    private string Confirmed()
    {
        us.Receive(PeerText.Invite());
        us.Invites[0].Answer(TestSession.Audio);
        us.Wire.Next();
        string tag = us.Wire.Next().Tag("To");
        us.Receive(PeerText.Request("ACK", "z9hG4bK-ack", 1, tag));
        us.Observer.TakeAll();
        return tag;
    }
}
