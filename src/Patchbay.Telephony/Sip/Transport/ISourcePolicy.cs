using System.Net;

namespace Patchbay.Telephony.Sip.Transport;

/// <summary>Says which hosts may speak to us. Asked for every datagram, on the receive thread: must not block.</summary>
public interface ISourcePolicy
{
    /// <summary>True if <paramref name="address"/> belongs to a trunk or a desk phone of ours.</summary>
    bool IsAllowed(IPAddress address);
}
