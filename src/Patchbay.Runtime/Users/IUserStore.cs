using Patchbay.Core.Shared;

namespace Patchbay.Runtime.Users;

/// <summary>What somebody may do. A role includes those before it.</summary>
public enum UserRole
{
    /// <summary>Takes calls.</summary>
    Agent,

    /// <summary>Sees the floor.</summary>
    Supervisor,

    /// <summary>Changes the site.</summary>
    Admin,
}

/// <summary>Somebody who may sign in.</summary>
/// <param name="Id">Made where the account is added.</param>
/// <param name="UserName">What is typed at sign-in; unique, case does not matter.</param>
/// <param name="DisplayName">What colleagues see.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="AgentId">The agent the person is; null for somebody without a phone.</param>
/// <param name="PasswordHash">Made by the framework's hasher.</param>
/// <param name="Disabled">True when the person may not sign in.</param>
public sealed record UserAccount(
    Guid Id, string UserName, string DisplayName, UserRole Role, AgentId? AgentId, string PasswordHash, bool Disabled = false);

/// <summary>The people who may sign in.</summary>
public interface IUserStore
{
    /// <summary>Adds an account.</summary>
    /// <param name="user">The account.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>Null when it was added; <c>user.exists</c> when the name is taken.</returns>
    ValueTask<Refusal?> AddAsync(UserAccount user, CancellationToken cancellationToken);

    /// <summary>Finds an account.</summary>
    /// <param name="userName">The name as typed.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The account; null when there is none.</returns>
    ValueTask<UserAccount?> FindAsync(string userName, CancellationToken cancellationToken);

    /// <summary>Lists all accounts by name.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The accounts.</returns>
    ValueTask<IReadOnlyList<UserAccount>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Replaces a password.</summary>
    /// <param name="userName">Whose.</param>
    /// <param name="passwordHash">The new hash.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>False when there is no such account.</returns>
    ValueTask<bool> SetPasswordHashAsync(string userName, string passwordHash, CancellationToken cancellationToken);

    /// <summary>Locks somebody out, or lets them in again.</summary>
    /// <param name="userName">Whom.</param>
    /// <param name="disabled">True to lock out.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>False when there is no such account.</returns>
    ValueTask<bool> SetDisabledAsync(string userName, bool disabled, CancellationToken cancellationToken);
}
