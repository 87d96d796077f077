namespace Patchbay.Telephony.Media;

/// <summary>The way out of a leg: plain UDP or SRTP. Called under the leg's sending lock.</summary>
internal interface IPacketTransport
{
    /// <summary>Room a transport may use behind the packet for its authentication tag and index.</summary>
    const int MaxOverheadBytes = 32;

    /// <summary>True once packets have somewhere to go.</summary>
    bool CanSend { get; }

    /// <summary>Sends one RTP packet.</summary>
    /// <param name="buffer">The packet; at least <see cref="MaxOverheadBytes"/> longer than its content, which may be overwritten.</param>
    /// <param name="length">Bytes of the packet.</param>
    void SendRtp(Span<byte> buffer, int length);

    /// <summary>Sends one compound RTCP packet, on the same terms.</summary>
    void SendRtcp(Span<byte> buffer, int length);
}
