using System.Net;
using System.Text;
using Patchbay.Telephony.Sip.Messages;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>A network of one machine: what goes out is kept, what comes in is said by the test.</summary>
internal sealed class FakeWire : ISipTransport
{
    private readonly Queue<(byte[] Bytes, IPEndPoint To)> sent = new();
    private Action<byte[], SipPeer>? receiver;
    private Action<SipPeer>? lost;

    public IPEndPoint LocalEndPoint { get; } = new(IPAddress.Parse("192.0.2.1"), 5060);

    /// <summary>What the other side speaks.</summary>
    public SipProtocol Protocol { get; set; }

    public void Start(Action<byte[], SipPeer> receiver, Action<SipPeer> lost) => (this.receiver, this.lost) = (receiver, lost);

    /// <summary>The connection to there is gone.</summary>
    public void Lose(IPEndPoint remote) => lost!(new SipPeer(remote, Protocol));

    public void Send(ReadOnlySpan<byte> datagram, SipPeer destination) =>
        sent.Enqueue((datagram.ToArray(), destination.EndPoint));

    public void Receive(byte[] datagram, IPEndPoint source) => receiver!([.. datagram], new SipPeer(source, Protocol));

    /// <summary>The next message that was sent; fails if there is none.</summary>
    public WireMessage Next()
    {
        Assert.True(sent.Count > 0, "nothing was sent");
        (byte[] bytes, IPEndPoint to) = sent.Dequeue();
        return new WireMessage(Encoding.UTF8.GetString(bytes), to);
    }

    /// <summary>Start lines of all that was sent since the last look.</summary>
    public IReadOnlyList<string> TakeStartLines()
    {
        List<string> lines = [];
        while (sent.Count > 0)
            lines.Add(Next().StartLine);
        return lines;
    }

    public void Dispose()
    {
    }
}

/// <summary>A message as it was sent, taken apart by other means than those under test.</summary>
internal sealed record WireMessage(string Text, IPEndPoint To)
{
    public string StartLine => Text[..Text.IndexOf("\r\n", StringComparison.Ordinal)];

    public string Body => Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    /// <summary>All values of a header, one per line.</summary>
    public IReadOnlyList<string> All(string name) => [.. Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim())];

    public string Header(string name) => Assert.Single(All(name));

    public string Branch => Parameter(All("Via")[0], "branch");

    public string Tag(string header) => Parameter(Header(header), "tag");

    public static string Parameter(string value, string name)
    {
        int start = value.IndexOf($";{name}=", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? "" : value[(start + name.Length + 2)..].Split(';', ',', '>')[0];
    }

    public SipMessage Parsed
    {
        get
        {
            Assert.True(SipParser.TryParse(Encoding.UTF8.GetBytes(Text), out SipMessage? message));
            return message!;
        }
    }
}
