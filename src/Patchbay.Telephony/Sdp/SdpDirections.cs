namespace Patchbay.Telephony.Sdp;

/// <summary>Directions as attributes, and from the other side.</summary>
internal static class SdpDirections
{
    public static string Name(SdpDirection direction) => direction switch
    {
        SdpDirection.SendReceive => "sendrecv",
        SdpDirection.SendOnly => "sendonly",
        SdpDirection.ReceiveOnly => "recvonly",
        _ => "inactive",
    };

    public static SdpDirection? Parse(ReadOnlySpan<char> attribute) => attribute switch
    {
        "sendrecv" => SdpDirection.SendReceive,
        "sendonly" => SdpDirection.SendOnly,
        "recvonly" => SdpDirection.ReceiveOnly,
        "inactive" => SdpDirection.Inactive,
        _ => null,
    };

    /// <summary>What the other side's direction lets us do.</summary>
    public static SdpDirection Mirror(SdpDirection theirs) =>
        (theirs.HasFlag(SdpDirection.SendOnly) ? SdpDirection.ReceiveOnly : SdpDirection.Inactive)
        | (theirs.HasFlag(SdpDirection.ReceiveOnly) ? SdpDirection.SendOnly : SdpDirection.Inactive);
}
