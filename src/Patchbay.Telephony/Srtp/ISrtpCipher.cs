namespace Patchbay.Telephony.Srtp;

/// <summary>Encrypts and authenticates the packets of one direction and kind. Used by one thread at a time.</summary>
internal interface ISrtpCipher
{
    /// <summary>Bytes that protection adds to an RTP packet.</summary>
    int TagBytes { get; }

    /// <summary>Protects an RTP packet in place.</summary>
    /// <param name="packet">The packet, followed by room for the tag.</param>
    /// <param name="headerBytes">Bytes that stay readable.</param>
    /// <param name="ssrc">Its sender.</param>
    /// <param name="index">Rollover counter in the upper bits, sequence number in the lower 16.</param>
    void ProtectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index);

    /// <summary>Checks and decrypts an RTP packet in place. On the same terms.</summary>
    /// <returns>False when the tag does not fit; the packet's content is lost then.</returns>
    bool TryUnprotectRtp(Span<byte> packet, int headerBytes, uint ssrc, ulong index);

    /// <summary>Protects a compound RTCP packet in place and writes its index behind it.</summary>
    /// <param name="buffer">The packet and room behind it.</param>
    /// <param name="length">Bytes of the packet.</param>
    /// <param name="ssrc">Its sender.</param>
    /// <param name="index">Of 31 bits.</param>
    /// <returns>Bytes of the protected packet.</returns>
    int ProtectRtcp(Span<byte> buffer, int length, uint ssrc, uint index);

    /// <summary>Finds the index of a protected RTCP packet.</summary>
    /// <returns>False when it is too short.</returns>
    bool TryRtcpIndex(ReadOnlySpan<byte> packet, out uint indexWithFlag);

    /// <summary>Checks and decrypts a compound RTCP packet in place.</summary>
    /// <param name="packet">The protected packet.</param>
    /// <param name="ssrc">Its sender.</param>
    /// <param name="indexWithFlag">From <see cref="TryRtcpIndex"/>.</param>
    /// <param name="length">Bytes of the packet without tag and index.</param>
    /// <returns>False when the tag does not fit.</returns>
    bool TryUnprotectRtcp(Span<byte> packet, uint ssrc, uint indexWithFlag, out int length);
}
