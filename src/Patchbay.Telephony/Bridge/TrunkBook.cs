using System.Collections.Immutable;
using System.Net;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Bridge;

/// <summary>What the operator calls the trunks, by where their calls come from.</summary>
internal sealed class TrunkBook
{
    private readonly ImmutableArray<(string Name, AllowedSources Sources)> trunks;

    /// <param name="names">Addresses or networks by name.</param>
    /// <exception cref="TelephonyFault">An entry is neither.</exception>
    internal TrunkBook(IReadOnlyDictionary<string, string> names) => trunks =
    [
        .. names.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, TelephonyParts.Sources(
            entry.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), $"Telephony:TrunkNames:{entry.Key}"))),
    ];

    /// <summary>Names the trunk of a call.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <returns>Its name; the address of one without a name.</returns>
    internal string NameOf(IPAddress source) => Find(source) ?? Plain(source).ToString();

    /// <summary>Finds the name of an address; null when it has none.</summary>
    internal string? Find(IPAddress address) => trunks.FirstOrDefault(trunk => trunk.Sources.IsAllowed(Plain(address))).Name;

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
