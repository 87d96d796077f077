using Patchbay.Runtime.Users;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Users;

/// <summary>Settings in a database.</summary>
/// <param name="settings">The database.</param>
public sealed class SettingStore(SettingsDatabase settings) : ISettingStore
{
    /// <inheritdoc/>
    public ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken) => new(settings.Database.Read(
        connection => (string?)connection.Value("SELECT value FROM setting WHERE name = @name", ("@name", name)), cancellationToken));

    /// <inheritdoc/>
    public async ValueTask WriteAsync(string name, string? value, CancellationToken cancellationToken) =>
        await settings.Database.WriteAsync(
            connection => value is null
                ? connection.Execute("DELETE FROM setting WHERE name = @name", ("@name", name))
                : connection.Execute(
                    "INSERT INTO setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    ("@name", name), ("@value", value)),
            cancellationToken);
}
