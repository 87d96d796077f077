namespace Patchbay.Telephony.Media;

/// <summary>Owner of a port. Called on the port's receive thread, one datagram at a time.</summary>
internal interface IDatagramReceiver
{
    /// <summary>Takes one datagram. Must not block and must not throw on any content.</summary>
    /// <param name="port">Where it came in.</param>
    /// <param name="datagram">Valid during the call only; may be overwritten, for instance by decryption.</param>
    /// <param name="from">Who sent it.</param>
    void OnDatagram(UdpPort port, Span<byte> datagram, in PeerAddress from);
}
