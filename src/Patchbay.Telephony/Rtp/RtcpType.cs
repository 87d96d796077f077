namespace Patchbay.Telephony.Rtp;

/// <summary>Kinds of RTCP packet; the outside sends others too, which we skip.</summary>
internal enum RtcpType : byte
{
    SenderReport = 200,
    ReceiverReport = 201,
    SourceDescription = 202,
    Bye = 203,
}
