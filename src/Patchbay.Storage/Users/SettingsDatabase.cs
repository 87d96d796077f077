using Patchbay.Storage.Migrations;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Users;

/// <summary>The file that holds accounts and settings, shared by their stores.</summary>
public sealed class SettingsDatabase : IAsyncDisposable
{
    /// <summary>Opens the file, creating it when missing.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageFault">It cannot be opened, or a newer version wrote it.</exception>
    public SettingsDatabase(string path) => Database = new(path, "Settings");

    /// <summary>The open file.</summary>
    internal SharedDatabase Database { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
