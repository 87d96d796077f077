using System.Collections.Immutable;

namespace Patchbay.Runtime.Telephony;

/// <summary>What telephony carries at one moment.</summary>
/// <param name="Legs">Legs with audio.</param>
/// <param name="Lateness">How late audio has lately been sent.</param>
/// <param name="PortsUsed">Pairs of RTP ports in use.</param>
/// <param name="Ports">Pairs of RTP ports of the range.</param>
/// <param name="RecordingBacklogBytes">Audio in memory that waits for the disk.</param>
/// <param name="MostCalls">Most calls at once.</param>
/// <param name="Refused">Calls that were refused because of load since the process began.</param>
/// <param name="Away">Where calls to the outside do not get through; default for nowhere.</param>
public readonly record struct TelephonyLoad(
    int Legs, TimeSpan Lateness, int PortsUsed, int Ports, long RecordingBacklogBytes, int MostCalls, long Refused, ImmutableArray<AwayTrunk> Away = default);

/// <summary>Why calls do not get through to where they are sent.</summary>
public enum AwayReason
{
    /// <summary>Nothing came back.</summary>
    Silent,

    /// <summary>Its name has no address that can be reached.</summary>
    NoAddress,

    /// <summary>It shows a certificate that is not trusted.</summary>
    Distrusted,

    /// <summary>It says that it can place no call: 500, 502, 503 or 504.</summary>
    OutOfService,

    /// <summary>It does not let us call: 401, 402, 403 or 407.</summary>
    NotAllowed,
}

/// <summary>A trunk, or another machine that calls are sent to, where calls do not get through.</summary>
/// <param name="Name">What the operator calls it; null for one without a name.</param>
/// <param name="Since">Since when, as far as calls have shown.</param>
/// <param name="Reason">What came of the last call.</param>
public sealed record AwayTrunk(string? Name, DateTimeOffset Since, AwayReason Reason);

/// <summary>Tells what telephony carries.</summary>
public interface ITelephonyFigures
{
    /// <summary>Reads it. Costs nothing; for any thread.</summary>
    /// <returns>The load now.</returns>
    TelephonyLoad Read();
}
