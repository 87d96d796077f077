using System.Net;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip;

namespace Patchbay.Telephony.Bridge;

/// <summary>What legs need from the switchboard around them.</summary>
internal sealed record BridgeSite(
    OwnerLoop Owner, IExchange Exchange, MediaEngine Media, SipUserAgent Sip, NextHops Hops, TelephonyOptions Options, IPAddress MediaAdvertised, ILogger Logger,
    TimeProvider Time, Action<BridgeLeg> Forget, AwayTrunks Away, CancellationToken Stopping)
{
    private readonly HashSet<LegId> ended = [];

    internal int EndedCount => ended.Count;

    /// <summary>True while a plan may still name a leg that is over: its end is reported and not yet decided on. Asked on the owner loop.</summary>
    internal bool IsEnded(LegId leg) => ended.Contains(leg);

    /// <summary>Reports the end of a leg, and remembers it for as long as plans from before may come. Called on the owner loop.</summary>
    internal void ReportEnd(ReportLegEnded report)
    {
        ended.Add(report.Leg);
        _ = ReportEndAsync(report, report.Leg);
    }

    /// <summary>Reports that a desk phone which an earlier process left is ended; the same as the end of a leg. Called on the owner loop.</summary>
    internal void ReportPhoneEnd(ReportLegMoved report)
    {
        ended.Add(report.Leg);
        _ = ReportEndAsync(report, report.Leg);
    }

    private async Task ReportEndAsync(ExchangeCommand report, LegId leg)
    {
        // Plans come in order, so none that comes after this was decided names the leg.
        _ = await Exchange.ReportAsync(report, CancellationToken.None);
        Owner.Post(() => ended.Remove(leg));
    }
}
