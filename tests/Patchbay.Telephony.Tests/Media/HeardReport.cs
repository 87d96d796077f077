using Patchbay.Telephony.Rtp;

namespace Patchbay.Telephony.Tests.Media;

/// <summary>A compound RTCP packet as a phone got it.</summary>
internal sealed class HeardReport
{
    public HeardReport(byte[] datagram)
    {
        var reader = new RtcpReader(datagram);
        while (reader.TryNext())
        {
            IsSenderReport |= reader.TrySenderReportTime(out var middle);
            IsGoodbye |= reader.Type == RtcpType.Bye;
            Middle = middle == 0 ? Middle : middle;
            if (reader.ReportCount > 0)
                ReportedSsrc = reader.Report(0).Ssrc;
        }
    }

    public bool IsSenderReport { get; }

    public bool IsGoodbye { get; }

    public uint Middle { get; }

    public uint ReportedSsrc { get; }
}
