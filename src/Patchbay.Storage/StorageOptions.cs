using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Storage;

/// <summary>Which database a site uses.</summary>
public enum StorageProvider
{
    /// <summary>Files in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, version 14 or newer.</summary>
    PostgreSql,
}

/// <summary>Where a site keeps what it must not lose.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder of all databases; created when missing. Default <c>data</c>, below the working folder.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Which database holds journal, accounts, record links and phone directory. Default: files in the data folder.</summary>
    [EnumDataType(typeof(StorageProvider))]
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>
    /// How PostgreSQL is reached, with the words of its .NET driver: <c>Host=db.example.com;Database=patchbay;Username=patchbay</c>. Holds
    /// the password unless there is another way in, so it belongs in the environment. Default null.
    /// </summary>
    public string? Connection { get; set; }

    /// <summary>Beginning of the names of all schemas in PostgreSQL; sites that share a database have different ones. Default <c>patchbay</c>.</summary>
    [Required, RegularExpression("[a-z][a-z0-9_]{0,30}", ErrorMessage = "Storage:Schema must be small letters, digits and _, beginning with a letter.")]
    public string Schema { get; set; } = "patchbay";

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
