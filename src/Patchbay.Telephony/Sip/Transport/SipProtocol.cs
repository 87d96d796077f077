using System.Text.Json.Serialization;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>What carries SIP between two hosts (RFC 3261 §18).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SipProtocol>))]
public enum SipProtocol
{
    /// <summary>Datagrams: the sender repeats what is not answered.</summary>
    Udp,

    /// <summary>A connection; messages are told apart by Content-Length.</summary>
    Tcp,

    /// <summary>The same, encrypted.</summary>
    Tls,
}
