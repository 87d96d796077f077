using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>What the operator sets about SIP.</summary>
public sealed class SipOptions
{
    /// <summary>Address and UDP port to listen on. Default 127.0.0.1:5060; port 0 takes a free one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 5060);

    /// <summary>Address and port for connections over TCP. Default: none; then none come in.</summary>
    public IPEndPoint? TcpListen { get; init; }

    /// <summary>Address and port for connections over TLS. Default: none; then none come in.</summary>
    public IPEndPoint? TlsListen { get; init; }

    /// <summary>Most connections at once, half of them from one address at most. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MostConnections { get; init; } = 1000;

    /// <summary>How long a connection may say nothing. Phones send an empty line, or register, more often than that. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Host, or host:port, that others reach us at. Must be set when listening on all addresses. Default: the listen address.</summary>
    public string? AdvertisedAddress { get; init; }

    /// <summary>User part of our Contact. Default <c>patchbay</c>.</summary>
    public string ContactUser { get; init; } = "patchbay";

    /// <summary>Longest time a call may stay unanswered, either way. Default 3 minutes, like timer C of a proxy (RFC 3261 §16.6).</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan UnansweredLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Phones are offered MD5 alone. Old ones fail when they are offered SHA-256 beside it, which RFC 8760 §2.4 does not allow them. Default false.</summary>
    public bool OffersMd5Only { get; init; }

    /// <summary>Refusals per second to hosts that are not allowed; more are dropped in silence. Default 10.</summary>
    [Range(0, 1000)]
    public int RefusalsPerSecond { get; init; } = 10;
}

/// <summary>Checks <see cref="SipOptions"/> before the socket is opened.</summary>
[OptionsValidator]
internal sealed partial class SipOptionsValidator : IValidateOptions<SipOptions>;
