using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Patchbay.Telephony.Sip.Transport;
using Patchbay.Telephony.Speech;

namespace Patchbay.Telephony.Bridge;

/// <summary>What an operator sets for telephony. Addresses are written <c>192.0.2.7:5060</c>.</summary>
public sealed class TelephonyOptions
{
    /// <summary>Address and UDP port for SIP. Port 0 takes a free one. Default <c>127.0.0.1:5060</c>.</summary>
    [Required]
    public string SipListen { get; init; } = "127.0.0.1:5060";

    /// <summary>Address and port for SIP over TCP. Null when nobody may connect.</summary>
    public string? SipTcpListen { get; init; }

    /// <summary>Address and port for SIP over TLS; needs <see cref="SipCertificateFile"/>. Null when nobody may connect.</summary>
    public string? SipTlsListen { get; init; }

    /// <summary>PEM file of the certificate for SIP over TLS, those between it and the root behind it. Read again when it changes.</summary>
    public string? SipCertificateFile { get; init; }

    /// <summary>PEM file of its key, not encrypted. Null when the key is in the same file.</summary>
    public string? SipCertificateKeyFile { get; init; }

    /// <summary>Most SIP connections at once, half of them from one address at most. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int SipMostConnections { get; init; } = 1000;

    /// <summary>How long a SIP connection may say nothing. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan SipIdleLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Host, or host and port, at which trunks reach us; needed when listening on all addresses.</summary>
    public string? SipAdvertised { get; init; }

    /// <summary>Addresses or networks that may send calls: <c>203.0.113.0/24</c>. Default: this machine.</summary>
    public IReadOnlyList<string> TrunkSources { get; init; } = [];

    /// <summary>Names of trunks, each with the addresses or networks its calls come from: <c>carrier-a</c> with <c>203.0.113.0/24</c>. Default none.</summary>
    public IReadOnlyDictionary<string, string> TrunkNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Addresses or networks that desk phones of agents may register from. Default: this machine.</summary>
    public IReadOnlyList<string> PhoneSources { get; init; } = [];

    // What is configured is added to a list that is there already: a default in the lists themselves would stay.
    internal IReadOnlyList<string> AllowedTrunks => TrunkSources is { Count: > 0 } ? TrunkSources : ["127.0.0.0/8"];

    internal IReadOnlyList<string> AllowedPhones => PhoneSources is { Count: > 0 } ? PhoneSources : ["127.0.0.0/8"];

    /// <summary>Offers MD5 alone to desk phones, for those that fail when they see SHA-256 as well. Default false.</summary>
    public bool PhonesUseMd5 { get; init; }

    /// <summary>Where calls of agents are sent: the trunk's address. Null when nobody may dial.</summary>
    public string? OutboundTrunk { get; init; }

    /// <summary>What carries SIP to <see cref="OutboundTrunk"/>. Default <c>Udp</c>.</summary>
    public SipProtocol OutboundTransport { get; init; }

    /// <summary>The name in the certificate of a trunk that is reached over TLS. Default: its address.</summary>
    public string? OutboundTrunkName { get; init; }

    /// <summary>PEM file of the certificates that are trusted for that trunk. Default: whom the system trusts.</summary>
    public string? OutboundAuthorityFile { get; init; }

    /// <summary>The number that called people see. Default <c>patchbay</c>, which most trunks replace.</summary>
    [Required]
    public string CallerId { get; init; } = "patchbay";

    /// <summary>Address that RTP ports are bound to. Default 127.0.0.1.</summary>
    [Required]
    public string MediaAddress { get; init; } = "127.0.0.1";

    /// <summary>Address that trunks send RTP to. Default: <see cref="MediaAddress"/>.</summary>
    public string? MediaAdvertised { get; init; }

    /// <summary>First port of the RTP range, even. Default 10000.</summary>
    [Range(1024, 65534)]
    public int FirstRtpPort { get; init; } = 10000;

    /// <summary>Last port of the RTP range. Default 19999.</summary>
    [Range(1025, 65535)]
    public int LastRtpPort { get; init; } = 19999;

    /// <summary>Threads that receive media; one carries about 400 recorded calls. Default 1.</summary>
    [Range(1, 16)]
    public int MediaThreads { get; init; } = 1;

    /// <summary>Address and the one UDP port for all browsers. Port 0 takes a free one. Default <c>127.0.0.1:5090</c>.</summary>
    [Required]
    public string BrowserListen { get; init; } = "127.0.0.1:5090";

    /// <summary>Addresses at which browsers reach that port, LAN and public. Default: the bound address.</summary>
    public IReadOnlyList<string> BrowserAdvertised { get; init; } = [];

    /// <summary>Quiet time after which an agent's browser counts as gone. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan BrowserSilence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most calls at once; beyond it callers get 503. Default 400.</summary>
    [Range(1, 100_000)]
    public int MostCalls { get; init; } = 400;

    /// <summary>When a refused caller may try again. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Memory in bytes that recordings may use together while the disk refuses them; beyond it they are silent there. 16,000 bytes hold a
    /// second of one call. Default 32 MiB: 20 calls for 100 s.
    /// </summary>
    [Range(0, 1 << 30)]
    public int RecordingBacklogBytes { get; init; } = 32 << 20;

    /// <summary>Folder of prompts that replace or add to the shipped ones: <c>greeting.wav</c>, <c>music.wav</c>. 8 kHz mono µ-law.</summary>
    public string? PromptFolder { get; init; }

    /// <summary>How words of call flows without a recording are spoken.</summary>
    [Required, ValidateObjectMembers]
    public SpeechOptions Speech { get; init; } = new();
}

/// <summary>Checks <see cref="TelephonyOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class TelephonyOptionsValidator : IValidateOptions<TelephonyOptions>;
