namespace Patchbay.Telephony.Tests.Sip;

/// <summary>Messages as the peer at 192.0.2.7 writes them.</summary>
internal static class PeerText
{
    /// <summary>An INVITE with an offer; <paramref name="lines"/> are added header lines with their line ends.</summary>
    public static string Invite(string branch = "z9hG4bK-1", string lines = "", string? body = TestSession.Audio, int cseq = 1, string toTag = "") =>
        Request("INVITE", branch, cseq, toTag, "Contact: <sip:anna@192.0.2.7:5060>\r\n" + lines, body);

    public static string Request(string method, string branch, int cseq, string toTag = "", string lines = "", string? body = null) =>
        $"{method} sip:4711@192.0.2.1:5060 SIP/2.0\r\n"
        + $"Via: SIP/2.0/UDP 192.0.2.7:5060;branch={branch}\r\n"
        + "Max-Forwards: 70\r\n"
        + "From: \"Anna\" <sip:+4930123@192.0.2.7>;tag=theirs\r\n"
        + $"To: <sip:4711@192.0.2.1>{(toTag.Length == 0 ? "" : ";tag=" + toTag)}\r\n"
        + "Call-ID: call-1\r\n"
        + $"CSeq: {cseq} {method}\r\n"
        + lines
        + (body is null ? "" : "Content-Type: application/sdp\r\n")
        + $"Content-Length: {body?.Length ?? 0}\r\n\r\n{body}";

    /// <summary>A response to one of our requests.</summary>
    public static string Response(WireMessage request, string status, string toTag = "callee", string lines = "", string? body = null)
    {
        string to = request.Header("To");
        bool hasTag = to.Contains(";tag=", StringComparison.Ordinal);
        return $"SIP/2.0 {status}\r\n"
            + $"Via: {request.Header("Via")}\r\n"
            + $"From: {request.Header("From")}\r\n"
            + $"To: {to}{(toTag.Length == 0 || hasTag ? "" : ";tag=" + toTag)}\r\n"
            + $"Call-ID: {request.Header("Call-ID")}\r\n"
            + $"CSeq: {request.Header("CSeq")}\r\n"
            + lines
            + (body is null ? "" : "Content-Type: application/sdp\r\n")
            + $"Content-Length: {body?.Length ?? 0}\r\n\r\n{body}";
    }

    /// <summary>200 with a session and a Contact.</summary>
    public static string Answer(WireMessage invite, string toTag = "callee", string lines = "") =>
        Response(invite, "200 OK", toTag, "Contact: <sip:bob@192.0.2.7:5060>\r\n" + lines, TestSession.Audio);
}
