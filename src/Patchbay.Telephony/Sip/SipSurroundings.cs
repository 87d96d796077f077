using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Telephony.Sip.Dialogs;
using Patchbay.Telephony.Sip.Registration;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Sip;

/// <summary>What a user agent needs from the program around it.</summary>
public sealed record SipSurroundings
{
    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The secret that Call-IDs, tags and branches come from, at least 16 bytes. Must stay the same over restarts.</summary>
    public required byte[] IdentityKey { get; init; }

    /// <summary>Which hosts may speak to us. Default: this machine only.</summary>
    public ISourcePolicy Sources { get; init; } = AllowedSources.Loopback;

    /// <summary>What we prove ourselves with over TLS. Must be there when <see cref="SipOptions.TlsListen"/> is.</summary>
    public SipCertificate? Certificate { get; init; }

    /// <summary>Whom we trust when we connect over TLS. Default: whom the system trusts, by address.</summary>
    public SipTrust? Trust { get; init; }

    /// <summary>The desk phones that may register. Default: none; REGISTER is refused with 405.</summary>
    public IDeviceAccounts? Accounts { get; init; }

    /// <summary>Asked about each new call. Default: all may come in.</summary>
    public IAdmissionGate? Gate { get; init; }

    /// <summary>Hears of exceptions that reached the top of the SIP loop, which goes on. They are counted and logged all the same.</summary>
    public Action<Exception>? OnBug { get; init; }

    /// <summary>Where the user agent logs. Default: nowhere.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
