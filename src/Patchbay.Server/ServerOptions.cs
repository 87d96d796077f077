using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Server;

/// <summary>What an operator sets for the web side of Patchbay.</summary>
public sealed class ServerOptions
{
    /// <summary>Folder of all data. Default <c>data</c> in the working folder.</summary>
    [Required]
    public string DataFolder { get; init; } = "data";

    /// <summary>Address and port the web server listens on. Default <c>http://127.0.0.1:8088</c>; port 0 takes a free one.</summary>
    [Required, RegularExpression("https?://.+", ErrorMessage = "Server:Listen must be an address such as http://127.0.0.1:8088.")]
    public string Listen { get; init; } = "http://127.0.0.1:8088";

    /// <summary>
    /// PEM file of the certificate for addresses that begin with https: the server's own first, then those between it and the root. It is
    /// read again when it changes. Null when a reverse proxy does TLS.
    /// </summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file of its private key, not encrypted. Default: the key stands in <see cref="CertificateFile"/>.</summary>
    public string? CertificateKeyFile { get; init; }

    /// <summary>Addresses or networks that may read <c>/metrics</c>. Default: this machine.</summary>
    public IReadOnlyList<string> MetricsSources { get; init; } = [];

    // What is configured is added to a list that is there already: a default in the list itself would stay.
    internal IReadOnlyList<string> AllowedMonitors => MetricsSources is { Count: > 0 } ? MetricsSources : ["127.0.0.0/8", "::1"];

    /// <summary>Addresses of reverse proxies in front of this server. Only their word is taken for whom they speak for. None by default.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Where people and Salesforce reach this server: <c>https://phone.example.com</c>. No slash at the end.</summary>
    [Required, Url]
    public string PublicUrl { get; init; } = "http://127.0.0.1:8088";

    /// <summary>Origins of pages that may frame the panel: <c>https://example.lightning.force.com</c>. None by default.</summary>
    public IReadOnlyList<string> HostOrigins { get; init; } = [];

    /// <summary>How long a sign-in holds. Default 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan SignInLength { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a link to a recording works. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan RecordingLinkLength { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Key with which Salesforce's server side asks for links to recordings; empty to refuse all. From the environment, not from a file.</summary>
    public string IntegrationKey { get; init; } = "";

    /// <summary>Folder of the built panel. Default: <c>web/softphone/dist</c> beside the program or above it.</summary>
    public string? PanelFolder { get; init; }

    /// <summary>Folder of the built desk. Default: <c>web/desk/dist</c> beside the program or above it.</summary>
    public string? DeskFolder { get; init; }
}

/// <summary>Checks <see cref="ServerOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ServerOptionsValidator : IValidateOptions<ServerOptions>;
