using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Storage;

/// <summary>Where a site keeps what it must not lose.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder of all databases; created when missing. Default <c>data</c>, below the working folder.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>
    /// The file of the master key. Default null: <c>master.key</c> in the data folder. Keep a copy of it away from the backups of that
    /// folder.
    /// </summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>Name of an environment variable that holds the master key in base64. Default null: the key is in a file.</summary>
    public string? MasterKeyVariable { get; set; }
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
