using System.Net;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip;

namespace Patchbay.Telephony.Bridge;

/// <summary>What legs need from the switchboard around them.</summary>
internal sealed record BridgeSite(
    OwnerLoop Owner, IExchange Exchange, MediaEngine Media, SipUserAgent Sip, TelephonyOptions Options, IPAddress MediaAdvertised, ILogger Logger,
    TimeProvider Time, Action<BridgeLeg> Forget, CancellationToken Stopping)
{
    /// <summary>
    /// Legs of an earlier process that were ended already: a plan may name them again before their end is in the journal. At most as many as
    /// were open when that process went down.
    /// </summary>
    internal HashSet<LegId> Orphans { get; } = [];
}
