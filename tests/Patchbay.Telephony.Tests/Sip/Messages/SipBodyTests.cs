using System.Text;
using Patchbay.Telephony.Sip.Messages;

namespace Patchbay.Telephony.Tests.Sip.Messages;

public sealed class SipBodyTests
{
    [Theory]
    [InlineData("multipart/mixed;boundary=cut", "cut")]
    [InlineData("multipart/mixed; charset=x; boundary=\"cut here\"", "cut here")]
    public void A_session_is_found_among_the_parts_of_a_body(string type, string boundary)
    {
        string body = $"preamble\r\n--{boundary}\r\nContent-Type: application/isup; version=itu\r\n\r\n\u0001\u0002\r\n"
            + $"--{boundary}\r\nContent-Disposition: session\r\nc: application/SDP\r\n\r\n{TestSession.Audio}\r\n--{boundary}--\r\n";

        SipMessage message = Parse(type, body);

        Assert.Equal(TestSession.Audio, Encoding.UTF8.GetString(SipBody.FindSdp(message)));
    }

    [Theory]
    [InlineData("multipart/mixed", "--x\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--x--")]
    [InlineData("multipart/mixed;boundary=\"\"", "----")]
    [InlineData("multipart/mixed;boundary=x", "--x\r\nContent-Type: text/plain\r\n\r\nv=0\r\n--x--")]
    [InlineData("multipart/mixed;boundary=x", "--x\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n")]
    [InlineData("multipart/mixed;boundary=x", "--x--")]
    [InlineData("text/plain", "v=0")]
    public void Another_body_is_no_session(string type, string body) =>
        Assert.True(SipBody.FindSdp(Parse(type, body)).IsEmpty);

    private static SipMessage Parse(string type, string body)
    {
        string text = PeerText.Request("INVITE", "z9hG4bK-1", 1, lines: $"Content-Type: {type}\r\n")
            .Replace("Content-Length: 0\r\n\r\n", $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}", StringComparison.Ordinal);
        Assert.True(SipParser.TryParse(Encoding.UTF8.GetBytes(text), out SipMessage? message));
        Assert.Null(message!.Defect);
        return message;
    }
}
