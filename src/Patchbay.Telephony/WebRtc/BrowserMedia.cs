using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.NetworkInformation;
using Patchbay.Telephony.Dtls;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Stun;

namespace Patchbay.Telephony.WebRtc;

/// <summary>The agents' side of the engine: one UDP port for all browsers, and the answers to their offers.</summary>
/// <remarks>
/// Datagrams are told apart by their first byte (RFC 7983). Connectivity checks find their leg by our user name
/// fragment, everything else by the source address of a check that was authentic.
/// </remarks>
public sealed class BrowserMedia : IDatagramReceiver, IDisposable
{
    private const int DatagramsPerTurn = 64;

    private readonly MediaEngine _engine;
    private readonly BrowserMediaOptions _options;
    private readonly List<UdpPort> _ports = [];
    private readonly ReceiveLoop _loop;
    private readonly DtlsThread _dtls;
    private readonly ConcurrentDictionary<ulong, BrowserLeg> _byUfrag = new();
    private readonly ConcurrentDictionary<PeerAddress, BrowserLeg> _byAddress = new();
    private readonly long _startedAt;
    private long _answers;
    private int _disposed;

    /// <summary>Binds the port and starts the DTLS thread.</summary>
    /// <param name="engine">Carries the legs; dispose it after this.</param>
    /// <param name="options">Port and addresses.</param>
    /// <param name="time">Dates the certificate.</param>
    /// <exception cref="ValidationException">An option is out of its range, or no address is advertised.</exception>
    /// <exception cref="InvalidOperationException">The port is taken.</exception>
    public BrowserMedia(MediaEngine engine, BrowserMediaOptions options, TimeProvider time)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        _engine = engine;
        _options = options;
        _startedAt = time.GetUtcNow().ToUnixTimeSeconds();
        DtlsContext = new DtlsContext(time);
        _dtls = new DtlsThread(engine.Logger);
        _loop = engine.NextLoop();
        Port = options.Port;
        if (options.BindAddress is null || options.BindAddress.Equals(IPAddress.Any))
            BindAdvertised();
        else
            BindAll([options.BindAddress]);
    }

    /// <summary>The bound port, to be opened in the firewall.</summary>
    public int Port { get; private set; }

    /// <summary>Browser legs that exist now.</summary>
    public int LegCount => _byUfrag.Count;

    internal DtlsContext DtlsContext { get; }

    internal IEnumerable<IPAddress> BoundAddresses => _ports.Select(port => port.LocalEndPoint.Address);

    /// <summary>Answers a browser's offer with a new leg.</summary>
    /// <param name="offerSdp">The browser's <c>localDescription.sdp</c>; it may be taken before gathering and hold no candidates.</param>
    /// <param name="answer">The leg and the answer; null when the result is false.</param>
    /// <param name="refusal">Why not, in one sentence for the log and the agent's administrator; null when the result is true.</param>
    /// <returns>False when the offer is not one we can take. Never throws on its content.</returns>
    public bool TryAnswer(
        string? offerSdp, [NotNullWhen(true)] out BrowserAnswer? answer, [NotNullWhen(false)] out string? refusal)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        answer = null;
        if (!BrowserOffer.TryParse(offerSdp, out var offer, out refusal))
            return false;
        var leg = new BrowserLeg(this, _engine, offer, _options);
        var writer = new AnswerWriter(_options.AdvertisedAddresses, Port, DtlsContext.Fingerprint);
        var sessionId = (_startedAt << 20) + Interlocked.Increment(ref _answers);
        answer = new BrowserAnswer(leg, writer.Write(offer, leg.Credentials, leg.Sender.Stream.Ssrc, sessionId));
        _byUfrag[leg.Credentials.Key] = leg;
        _dtls.Add(leg.Dtls);
        _engine.Add(leg);
        return true;
    }

    /// <summary>Says goodbye to all browsers and closes the port.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        foreach (var leg in _byUfrag.Values)
            leg.Dispose();
        _dtls.Dispose();
        foreach (var port in _ports)
            _loop.Remove(port);
        DtlsContext.Dispose();
    }

    void IDatagramReceiver.OnDatagram(UdpPort port, Span<byte> datagram, in PeerAddress from)
    {
        if (datagram.Length == 0)
            return;
        if (datagram[0] <= 3)
            OnStun(datagram, new BrowserPath(port, from));
        else if (!_byAddress.TryGetValue(from, out var leg))
            return;
        else if (datagram[0] is >= 20 and <= 63)
            _dtls.Post(leg.Dtls, datagram);
        else if (datagram[0] is >= 128 and <= 191)
            leg.OnSrtp(datagram, _engine.Clock.Now);
    }

    internal void Learn(in PeerAddress address, BrowserLeg leg) => _byAddress[address] = leg;

    internal void Forget(in PeerAddress address, BrowserLeg leg) =>
        _byAddress.TryRemove(new KeyValuePair<PeerAddress, BrowserLeg>(address, leg));

    internal void Forget(BrowserLeg leg) => _byUfrag.TryRemove(leg.Credentials.Key, out _);

    private void BindAdvertised()
    {
        var own = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(address => address.Address)
            .Append(IPAddress.Loopback);
        var advertised = _options.AdvertisedAddresses.Distinct().Intersect(own).ToList();
        BindAll(advertised.Count > 0 ? advertised : [IPAddress.Any]);
    }

    private void BindAll(IReadOnlyList<IPAddress> addresses)
    {
        foreach (var address in addresses)
        {
            var port = UdpPort.TryBind(new IPEndPoint(address, Port), _options.ReceiveBufferBytes, DatagramsPerTurn)
                ?? throw new InvalidOperationException($"UDP port {Port} for browsers is taken on {address}.");
            Port = port.LocalEndPoint.Port;
            _ports.Add(port);
            _loop.Add(port, this);
        }
    }

    private void OnStun(ReadOnlySpan<byte> datagram, BrowserPath path)
    {
        if (!StunMessage.TryParse(datagram, out var check)
            || check.Type != StunType.BindingRequest
            || !IceCredentials.TryKey(check.Username, out var key)
            || !_byUfrag.TryGetValue(key, out var leg)
            || !leg.Credentials.IsUsername(check.Username)
            || !check.VerifyIntegrity(leg.Credentials.PasswordBytes))
            return;
        leg.OnCheck(check, path, _engine.Clock.Now);
        Answer(check, leg.Credentials, path);
    }

    private static void Answer(in StunMessage check, IceCredentials credentials, BrowserPath path)
    {
        Span<byte> buffer = stackalloc byte[128];
        Span<byte> address = stackalloc byte[16];
        var writer = new StunWriter(buffer, StunType.BindingSuccess, check.TransactionId);
        writer.XorMappedAddress(address[..path.Address.WriteHost(address)], path.Address.Port);
        writer.MessageIntegrity(credentials.PasswordBytes);
        writer.Fingerprint();
        path.Send(buffer[..writer.Length]);
    }
}
