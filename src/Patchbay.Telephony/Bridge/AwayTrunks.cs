using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Telephony.Bridge;

/// <summary>Knows where calls to the outside do not get through. Written by the owner loop, read by anybody.</summary>
/// <param name="names">What the operator calls the trunks.</param>
/// <param name="time">The clock.</param>
internal sealed class AwayTrunks(TrunkBook names, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, AwayTrunk> away = [];

    internal ImmutableArray<AwayTrunk> All => away.IsEmpty ? [] : [.. away.Values.OrderBy(trunk => trunk.Since)];

    /// <summary>A call did not get through.</summary>
    /// <param name="destination">Where it was sent.</param>
    /// <param name="hop">Its address; null when its name has none.</param>
    /// <param name="reason">Why.</param>
    internal void Lost(Destination destination, IPEndPoint? hop, AwayReason reason) => away.AddOrUpdate(
        KeyOf(destination),
        _ => new(hop is null ? null : names.Find(hop.Address), time.GetUtcNow(), reason),
        (_, known) => known with { Reason = reason });

    /// <summary>It answers.</summary>
    internal void Answered(Destination destination)
    {
        if (!away.IsEmpty) away.TryRemove(KeyOf(destination), out _);
    }

    // A name may get another address while it is away.
    private static string KeyOf(Destination destination) => $"{destination.Host}:{destination.Port}";
}
