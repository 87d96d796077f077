using Patchbay.Telephony.Media;

namespace Patchbay.Telephony.WebRtc;

/// <summary>Where a browser is, and through which of our sockets it asked: the answer must leave through the same.</summary>
/// <param name="Port">Our socket.</param>
/// <param name="Address">The browser.</param>
internal readonly record struct BrowserPath(UdpPort? Port, PeerAddress Address)
{
    public void Send(ReadOnlySpan<byte> datagram) => Port?.Send(datagram, Address);
}
