using System.Text.Json;
using System.Text.Json.Serialization;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Backup;

/// <summary>One file of a backup.</summary>
/// <param name="Name">Path in the data folder, with <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, small hexadecimal digits.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);

/// <summary>A recording that the data folder held. The audio itself is in the backup only when that was asked for.</summary>
/// <param name="Name">Path below <c>recordings</c>.</param>
/// <param name="Bytes">Its length.</param>
public sealed record BackupRecording(string Name, long Bytes);

/// <summary>What a backup holds: the first thing in it.</summary>
/// <param name="Format">Always <c>patchbay.backup/1</c>.</param>
/// <param name="Version">The version of Patchbay that made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="LastEvent">The last event of its journal; null when the journal is in PostgreSQL.</param>
/// <param name="HasMasterKey">True when the master key is inside: then whoever has the backup reads everything.</param>
/// <param name="Files">Its files.</param>
/// <param name="Recordings">The recordings that there were.</param>
public sealed record BackupManifest(
    string Format, string Version, DateTimeOffset MadeAt, long? LastEvent, bool HasMasterKey, IReadOnlyList<BackupFile> Files,
    IReadOnlyList<BackupRecording> Recordings)
{
    /// <summary>When the databases of the folder were moved into PostgreSQL, so that they are not in the backup; null when they were not.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Name of the manifest in the archive.</summary>
    internal const string FileName = "backup.json";

    /// <summary>The format that this version writes and reads.</summary>
    internal const string CurrentFormat = "patchbay.backup/1";

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes it.</summary>
    /// <returns>JSON, UTF-8.</returns>
    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, json);

    /// <summary>Reads it.</summary>
    /// <param name="text">JSON, UTF-8.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="StorageFault">It is none, or a newer version made it.</exception>
    internal static BackupManifest Read(byte[] text)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(text, json);
            return manifest?.Format == CurrentFormat
                ? manifest
                : throw new StorageFault($"This backup is of format {manifest?.Format}, and this version of Patchbay reads {CurrentFormat}; use the version that made it.");
        }
        catch (JsonException broken)
        {
            throw new StorageFault("This backup's list of files cannot be read.", broken);
        }
    }
}
