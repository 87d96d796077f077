using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Bridge;

/// <summary>Finds the machines that calls are sent to, and lets them be heard.</summary>
/// <param name="sources">Who is heard.</param>
/// <param name="family">What our own address is: IPv4 or IPv6.</param>
/// <param name="time">The clock.</param>
/// <param name="resolve">Asks for the addresses of a name.</param>
internal sealed class NextHops(CalledSources sources, AddressFamily family, TimeProvider time, Func<string, Task<IPAddress[]>> resolve)
{
    private readonly ConcurrentDictionary<string, Task<IPAddress[]>> asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a name may take. The caller hears it ring meanwhile, or nothing.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Says where to send, when it takes no question.</summary>
    /// <returns>Null for a name.</returns>
    internal IPEndPoint? Known(Destination destination) => IPAddress.TryParse(destination.Host, out var address) ? Heard(address, destination.Port) : null;

    /// <summary>Asks where to send. Never throws.</summary>
    /// <returns>Null when the name has no address that can be reached from ours, or nobody says so in time.</returns>
    internal async Task<IPEndPoint?> FindAsync(Destination destination)
    {
        try
        {
            var addresses = await AskAsync(destination.Host).WaitAsync(Patience, time);
            return addresses.FirstOrDefault(address => address.AddressFamily == family) is { } found ? Heard(found, destination.Port) : null;
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>One question a name at a time: a name server that is silent holds one thread for each of them, not one for each call.</summary>
    private Task<IPAddress[]> AskAsync(string host)
    {
        var question = asked.GetOrAdd(host, name => Task.Run(() => resolve(name)));
        _ = ForgetAsync(host, question);
        return question;
    }

    private async Task ForgetAsync(string host, Task<IPAddress[]> question)
    {
        await ((Task)question).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        asked.TryRemove(KeyValuePair.Create(host, question));
    }

    private IPEndPoint Heard(IPAddress address, int port)
    {
        sources.Add(address);
        return new(address, port);
    }
}
