using System.Net;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Loop;
using Patchbay.Telephony.Media;
using Patchbay.Telephony.Sip;

namespace Patchbay.Telephony.Bridge;

/// <summary>What legs need from the switchboard around them.</summary>
internal sealed record BridgeSite(
    OwnerLoop Owner, IExchange Exchange, MediaEngine Media, SipUserAgent Sip, TelephonyOptions Options, IPAddress MediaAdvertised, ILogger Logger,
    Action<BridgeLeg> Forget);
