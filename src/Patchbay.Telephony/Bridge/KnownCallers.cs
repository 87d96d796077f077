using System.Net;
using Microsoft.Extensions.Logging;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Bridge;

/// <summary>Says from whom calls are taken. Whom we call and phones that are not registered may speak to us, and yet send no calls.</summary>
/// <param name="trunks">Trunks that may send calls.</param>
/// <param name="isPhone">Whether an agent's phone is registered there.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where refusals are told.</param>
internal sealed class KnownCallers(AllowedSources trunks, Func<IPEndPoint, bool> isPhone, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan quiet = TimeSpan.FromMinutes(1);
    private long? told;

    /// <summary>Decides about a call. Asked on the SIP loop.</summary>
    internal bool MayCall(IPEndPoint source)
    {
        if (trunks.IsAllowed(source.Address) || isPhone(source)) return true;
        if (told is not { } last || time.GetElapsedTime(last) >= quiet)
        {
            told = time.GetTimestamp();
            logger.CallerRefused(source.Address);
        }

        return false;
    }
}
