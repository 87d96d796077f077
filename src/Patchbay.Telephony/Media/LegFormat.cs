namespace Patchbay.Telephony.Media;

/// <summary>What a leg's signalling agreed on. Immutable; a re-INVITE swaps it whole.</summary>
/// <param name="Codec">Codec we send. Both are understood on receipt by their static payload types.</param>
/// <param name="SendEvents">Payload type the far end wants telephone events in; null when it takes none.</param>
/// <param name="ReceiveEvents">Payload type the far end sends telephone events in; null when it has none.</param>
internal sealed record LegFormat(AudioCodec Codec, byte? SendEvents, byte? ReceiveEvents)
{
    /// <summary>Says how a payload is coded.</summary>
    /// <returns>False for comfort noise and everything not agreed.</returns>
    public static bool TryCodec(byte payloadType, out AudioCodec codec)
    {
        codec = (AudioCodec)payloadType;
        return codec is AudioCodec.Pcmu or AudioCodec.Pcma;
    }
}
