namespace Patchbay.Telephony.Media;

/// <summary>An even port for RTP and the odd one above it for RTCP, out of the configured range.</summary>
internal sealed class RtpPortPair(RtpPortPool pool, UdpPort audio, UdpPort control)
{
    public UdpPort Audio { get; } = audio;

    public UdpPort Control { get; } = control;

    /// <summary>Gives the pair back to the range once both ports are closed.</summary>
    public void Release() => pool.Release(Audio.LocalEndPoint.Port);
}
