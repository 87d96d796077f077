using System.Collections.Immutable;
using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>Allows a fixed list of networks. A single address is a network of its full length.</summary>
public sealed class AllowedSources(ImmutableArray<IPNetwork> networks) : ISourcePolicy
{
    /// <summary>Only this machine: 127.0.0.0/8 and ::1.</summary>
    public static AllowedSources Loopback { get; } = new([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")]);

    /// <summary>Reads networks as an operator writes them: <c>192.0.2.7</c>, <c>198.51.100.0/24</c>.</summary>
    /// <returns>False, and the first entry that is neither, if there is one.</returns>
    public static bool TryParse(IEnumerable<string> entries, out AllowedSources? sources, out string? wrongEntry)
    {
        ImmutableArray<IPNetwork>.Builder networks = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (string entry in entries)
        {
            if (IPNetwork.TryParse(entry, out IPNetwork network))
                networks.Add(network);
            else if (IPAddress.TryParse(entry, out IPAddress? address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
            {
                (sources, wrongEntry) = (null, entry);
                return false;
            }
        }

        (sources, wrongEntry) = (new AllowedSources(networks.ToImmutable()), null);
        return true;
    }

    /// <inheritdoc/>
    public bool IsAllowed(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (IPNetwork network in networks)
        {
            if (network.Contains(plain))
                return true;
        }

        return false;
    }
}
