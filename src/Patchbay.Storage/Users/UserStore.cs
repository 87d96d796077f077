using System.Data.Common;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Users;
using Patchbay.Storage.Shared;

namespace Patchbay.Storage.Users;

/// <summary>Accounts in a database.</summary>
/// <param name="settings">The database.</param>
public sealed class UserStore(SettingsDatabase settings) : IUserStore
{
    private const string Columns = "id, user_name, display_name, role, agent, password_hash, disabled";
    private static readonly Refusal Exists = new("user.exists", "Somebody with this user name exists already.");

    /// <inheritdoc/>
    public ValueTask<Refusal?> AddAsync(UserAccount user, CancellationToken cancellationToken) =>
        settings.Database.WriteAsync(connection => Add(connection, user), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UserAccount?> FindAsync(string userName, CancellationToken cancellationToken) => new(settings.Database.Read(
        connection => connection.Rows($"SELECT {Columns} FROM user_account WHERE folded_name = @name", Read, ("@name", Fold(userName)))
            .FirstOrDefault(),
        cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken) => new(settings.Database.Read(
        connection => connection.Rows($"SELECT {Columns} FROM user_account ORDER BY folded_name", Read), cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<bool> SetPasswordHashAsync(string userName, string passwordHash, CancellationToken cancellationToken) =>
        await settings.Database.WriteAsync(
            connection => connection.Execute(
                "UPDATE user_account SET password_hash = @hash WHERE folded_name = @name",
                ("@hash", passwordHash), ("@name", Fold(userName))),
            cancellationToken) > 0;

    /// <inheritdoc/>
    public async ValueTask<bool> SetDisabledAsync(string userName, bool disabled, CancellationToken cancellationToken) =>
        await settings.Database.WriteAsync(
            connection => connection.Execute(
                "UPDATE user_account SET disabled = @disabled WHERE folded_name = @name", ("@disabled", disabled), ("@name", Fold(userName))),
            cancellationToken) > 0;

    private static Refusal? Add(DbConnection connection, UserAccount user)
    {
        var added = connection.Execute(
            """
            INSERT INTO user_account (id, user_name, folded_name, display_name, role, agent, password_hash, disabled)
            VALUES (@id, @name, @folded, @display, @role, @agent, @hash, @disabled)
            ON CONFLICT (folded_name) DO NOTHING
            """,
            ("@id", user.Id.ToKey()), ("@name", user.UserName), ("@folded", Fold(user.UserName)), ("@display", user.DisplayName),
            ("@role", user.Role.ToString()), ("@agent", user.AgentId?.Value.ToKey()), ("@hash", user.PasswordHash),
            ("@disabled", user.Disabled));
        return added > 0 ? null : Exists;
    }

    private static UserAccount Read(DbDataReader row) => new(
        row.GetFieldValue<byte[]>(0).ToId(), row.GetString(1), row.GetString(2), Enum.Parse<UserRole>(row.GetString(3)),
        row.IsDBNull(4) ? null : new AgentId(row.GetFieldValue<byte[]>(4).ToId()), row.GetString(5), row.GetBoolean(6));

    private static string Fold(string userName) => userName.ToUpperInvariant();
}
