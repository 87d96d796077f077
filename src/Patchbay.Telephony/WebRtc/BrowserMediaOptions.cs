using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Patchbay.Telephony.WebRtc;

/// <summary>What the operator sets for the audio of agents' browsers.</summary>
public sealed class BrowserMediaOptions : IValidatableObject
{
    /// <summary>
    /// Address the port is bound to. Default null, and the same for 0.0.0.0: each advertised address that this machine has,
    /// or all IPv4 addresses when it has none of them (behind an address translator). A browser ignores answers that come
    /// from another address than the one it asked, so one socket for several addresses does not do.
    /// </summary>
    public IPAddress? BindAddress { get; init; }

    /// <summary>The one UDP port for all agents. Default 20000; 0 takes any free one.</summary>
    [Range(0, 65535)]
    public int Port { get; init; } = 20000;

    /// <summary>Addresses at which browsers reach <see cref="Port"/>, best first: local network, then public. Required; never guessed.</summary>
    public IReadOnlyList<IPAddress> AdvertisedAddresses { get; init; } = [];

    /// <summary>Kernel buffer of the port in bytes. Default 1 MiB: it carries all agents.</summary>
    [Range(65536, 1 << 26)]
    public int ReceiveBufferBytes { get; init; } = 1 << 20;

    /// <summary>Quiet time after which a browser's media is reported lost. Default 2 s: browsers send also in silence.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time without a connectivity check after which a browser is gone. Default 30 s, as RFC 7675 has it.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:02:00")]
    public TimeSpan ConsentTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AdvertisedAddresses.Count == 0)
            yield return new ValidationResult("At least one address must be advertised to browsers.", [nameof(AdvertisedAddresses)]);
        if (AdvertisedAddresses.Any(address => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            yield return new ValidationResult("0.0.0.0 and :: are no addresses that a browser could reach.", [nameof(AdvertisedAddresses)]);
    }
}

/// <summary>Checks <see cref="BrowserMediaOptions"/> before the port is opened.</summary>
[OptionsValidator]
internal sealed partial class BrowserMediaOptionsValidator : IValidateOptions<BrowserMediaOptions>;
