namespace Patchbay.Telephony.Sip.Transport;

/// <summary>What all connections share.</summary>
/// <param name="Limits">What one may cost.</param>
/// <param name="Counters">Where what happens is counted.</param>
/// <param name="Time">The clock.</param>
/// <param name="Receive">Gets each message.</param>
/// <param name="Closed">Hears of each connection that is over.</param>
internal sealed record StreamSite(
    StreamLimits Limits, SipCounters Counters, TimeProvider Time, Action<byte[], SipPeer> Receive, Action<StreamConnection> Closed);
