using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Patchbay.Telephony.Tests.Sip;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>A far end of a switchboard: one SIP socket and one for audio, each message written by hand.</summary>
internal sealed class SipPhone : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _sip = Bind();
    private readonly Socket _audio = Bind();
    private readonly string _callId = Guid.NewGuid().ToString("N");
    private int _cseq;
    private int _branch;
    private byte _spoken;

    public IPEndPoint Address => (IPEndPoint)_sip.LocalEndPoint!;

    /// <summary>The Call-ID of the calls that it places.</summary>
    public string CallId => _callId;

    public string Host => Address.ToString();

    public string Sdp(string direction = "sendrecv", string host = "127.0.0.1") =>
        $"v=0\r\no=- 1 {++_branch} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 {host}\r\nt=0 0\r\n"
        + $"m=audio {((IPEndPoint)_audio.LocalEndPoint!).Port} RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na={direction}\r\n";

    /// <summary>Sends a request of this phone's call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="to">The switchboard.</param>
    /// <param name="toTag">Its tag; empty for the first.</param>
    /// <param name="body">Its body; null for none.</param>
    /// <param name="type">What the body is.</param>
    /// <param name="dialled">The number.</param>
    /// <param name="lines">More header lines.</param>
    public void Send(
        string method, IPEndPoint to, string toTag = "", string? body = null, string type = "application/sdp", string dialled = "4711",
        string lines = "")
    {
        if (method != "ACK")
            _cseq++;
        Say(
            to,
            $"{method} sip:{dialled}@{to} SIP/2.0\r\nVia: SIP/2.0/UDP {Host};branch=z9hG4bK-{_callId}-{++_branch}\r\nMax-Forwards: 70\r\n"
            + $"From: \"Ada\" <sip:+46701740633@{Host}>;tag=theirs\r\nTo: <sip:4711@{to}>{(toTag.Length == 0 ? "" : ";tag=" + toTag)}\r\n"
            + $"Call-ID: {_callId}\r\nCSeq: {_cseq} {method}\r\nContact: <sip:ada@{Host}>\r\n{lines}"
            + (body is null ? "" : $"Content-Type: {type}\r\n") + $"Content-Length: {body?.Length ?? 0}\r\n\r\n{body}");
    }

    /// <summary>Answers a request.</summary>
    public void Reply(WireMessage request, string status, string? body = null) =>
        Say(request.To, PeerText.Response(request, status, "callee", body is null ? "" : $"Contact: <sip:callee@{Host}>\r\n", body));

    /// <summary>Hangs up a call that was placed to this phone and answered by it.</summary>
    public void HangUp(WireMessage invite) => InCall(invite, "BYE", ++_cseq, null);

    /// <summary>Changes the session of a call that was placed to this phone.</summary>
    public void ReInvite(WireMessage invite, string sdp) => InCall(invite, "INVITE", ++_cseq, sdp);

    /// <summary>Asks that the other side of a call that was placed to this phone be passed on.</summary>
    public void Refer(WireMessage invite, string referTo) => InCall(invite, "REFER", ++_cseq, null, $"Refer-To: {referTo}\r\n");

    /// <summary>Acknowledges the answer to that change.</summary>
    public void Acknowledge(WireMessage invite) => InCall(invite, "ACK", _cseq, null);

    /// <summary>The next message that begins so; others before it are skipped. <see cref="WireMessage.To"/> is whom to answer.</summary>
    public async Task<WireMessage> NextAsync(string start)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[65536];
        while (true)
        {
            var got = await _sip.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), patience.Token);
            var message = new WireMessage(Encoding.UTF8.GetString(buffer, 0, got.ReceivedBytes), (IPEndPoint)got.RemoteEndPoint);
            if (message.StartLine.StartsWith(start, StringComparison.Ordinal))
                return message;
        }
    }

    /// <summary>Start lines of what has come and was not asked for.</summary>
    public IReadOnlyList<string> Pending()
    {
        var lines = new List<string>();
        var buffer = new byte[65536];
        while (_sip.Available > 0)
            lines.Add(new WireMessage(Encoding.UTF8.GetString(buffer, 0, _sip.Receive(buffer)), Address).StartLine);
        return lines;
    }

    /// <summary>Sends one packet of audio to whoever placed a call to this phone.</summary>
    public void Speak(WireMessage invite, byte payloadType)
    {
        var line = invite.Body.Split('\n').Single(line => line.StartsWith("m=audio ", StringComparison.Ordinal));
        byte[] packet = [0x80, payloadType, 0, ++_spoken, 0, 0, 0, _spoken, 1, 2, 3, 4, .. new byte[payloadType == 13 ? 1 : 160]];
        _audio.SendTo(packet, SocketFlags.None, new IPEndPoint(IPAddress.Loopback, int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture)));
    }

    /// <summary>Waits for a packet of audio.</summary>
    public async Task HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _audio.ReceiveAsync(new byte[2048], SocketFlags.None, patience.Token);
    }

    /// <summary>Counts the packets of audio that have come and were not asked for.</summary>
    public int TakeHeard()
    {
        var count = 0;
        for (var buffer = new byte[2048]; _audio.Available > 0; count++)
            _audio.Receive(buffer);
        return count;
    }

    public void Dispose()
    {
        _sip.Dispose();
        _audio.Dispose();
    }

    /// <summary>Says anything.</summary>
    public void Say(IPEndPoint to, string text) => _sip.SendTo(Encoding.UTF8.GetBytes(text), SocketFlags.None, to);

    private void InCall(WireMessage invite, string method, int cseq, string? body, string lines = "") => Say(
        invite.To,
        $"{method} sip:patchbay@{invite.To} SIP/2.0\r\nVia: SIP/2.0/UDP {Host};branch=z9hG4bK-{_callId}-{++_branch}\r\nMax-Forwards: 70\r\n"
        + $"From: {invite.Header("To")};tag=callee\r\nTo: {invite.Header("From")}\r\nCall-ID: {invite.Header("Call-ID")}\r\nCSeq: {cseq} {method}\r\n"
        + $"Contact: <sip:callee@{Host}>\r\n{lines}" + (body is null ? "" : "Content-Type: application/sdp\r\n")
        + $"Content-Length: {body?.Length ?? 0}\r\n\r\n{body}");

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }
}
