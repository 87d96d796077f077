using System.Net;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip;

/// <summary>What the SIP user agent logs. No numbers or names of people.</summary>
internal static partial class SipLog
{
    [LoggerMessage(2301, LogLevel.Information, "SIP over UDP listens on {LocalEndPoint}")]
    public static partial void Listening(this ILogger logger, IPEndPoint localEndPoint);

    [LoggerMessage(2305, LogLevel.Information, "SIP over {Protocol} listens on {LocalEndPoint}")]
    public static partial void ListeningForConnections(this ILogger logger, SipProtocol protocol, IPEndPoint localEndPoint);

    [LoggerMessage(2302, LogLevel.Error, "A SIP event was lost to a bug; the other calls go on")]
    public static partial void Bug(this ILogger logger, Exception bug);

    [LoggerMessage(2303, LogLevel.Warning, "The kept state of dialog {CallId} cannot be read; the other side will not hear that it is over")]
    public static partial void UnreadableOrphan(this ILogger logger, string callId);

    [LoggerMessage(2304, LogLevel.Warning, "Refused a SIP request from {Source}, which is not among the allowed sources")]
    public static partial void StrangerRefused(this ILogger logger, IPAddress source);

    [LoggerMessage(2306, LogLevel.Warning, "A call to {Hop} is not placed, because its answers would not be heard: list it under Telephony:PhoneSources when it is a desk phone, else under Telephony:TrunkSources")]
    public static partial void HopRefused(this ILogger logger, IPAddress hop);
}
