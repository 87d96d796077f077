using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Patchbay.Telephony.Media;

/// <summary>What the operator sets for media.</summary>
public sealed class MediaOptions : IValidatableObject
{
    /// <summary>Address the RTP ports are bound to. Default: all IPv4 addresses.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Any;

    /// <summary>First port of the range, even. A leg takes an even port for RTP and the odd one above it for RTCP. Default 10000.</summary>
    [Range(1024, 65534)]
    public int FirstPort { get; init; } = 10000;

    /// <summary>Last port of the range. Default 19999: 5,000 plain legs.</summary>
    [Range(1025, 65535)]
    public int LastPort { get; init; } = 19999;

    /// <summary>Threads that receive. One carries about 400 recorded calls. Default 1.</summary>
    [Range(1, 16)]
    public int ReceiveThreads { get; init; } = 1;

    /// <summary>Kernel buffer of one RTP port in bytes. Default 16384, a third of a second: what waits longer is better lost.</summary>
    [Range(4096, 1 << 20)]
    public int ReceiveBufferBytes { get; init; } = 16384;

    /// <summary>Quiet time after which a plain leg reports its media lost. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PlainMediaTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Memory in bytes that recordings may use together while the disk refuses them; beyond it they are silent there. A recording needs
    /// 16,000 bytes for a second. Default 32 MiB: 20 calls for 100 s.
    /// </summary>
    [Range(0, 1 << 30)]
    public int RecordingBacklogBytes { get; init; } = 1 << 25;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FirstPort % 2 != 0)
            yield return new ValidationResult("The first RTP port must be even.", [nameof(FirstPort)]);
        if (LastPort <= FirstPort)
            yield return new ValidationResult("The last RTP port must be above the first.", [nameof(LastPort)]);
    }
}

/// <summary>Checks <see cref="MediaOptions"/> before the engine starts.</summary>
[OptionsValidator]
internal sealed partial class MediaOptionsValidator : IValidateOptions<MediaOptions>;
