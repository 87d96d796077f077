using System.Collections.Immutable;
using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>
/// Allows whom the operator listed, and whom we called: they must be heard when they answer. Whether calls are taken from there is another question,
/// see <see cref="Dialogs.IAdmissionGate"/>.
/// </summary>
/// <param name="listed">Whom the operator listed.</param>
internal sealed class CalledSources(ISourcePolicy listed) : ISourcePolicy
{
    /// <summary>Names in flows lead to few addresses; the bound is for a name that leads to another one each time.</summary>
    internal const int Most = 1_000;

    private readonly Lock gate = new();
    private ImmutableDictionary<IPAddress, long> called = ImmutableDictionary<IPAddress, long>.Empty;
    private long turn;

    /// <summary>Hears an address from now on. Of too many, the one that was called longest ago is forgotten.</summary>
    internal void Add(IPAddress address)
    {
        lock (gate)
        {
            var next = called.SetItem(Plain(address), ++turn);
            called = next.Count > Most ? next.Remove(next.MinBy(entry => entry.Value).Key) : next;
        }
    }

    /// <inheritdoc/>
    public bool IsAllowed(IPAddress address) => listed.IsAllowed(address) || Volatile.Read(ref called).ContainsKey(Plain(address));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
