namespace Patchbay.Runtime.Users;

/// <summary>Secrets that an administrator entrusted to us, by name. They lie on disk sealed with the master key.</summary>
public interface ISecretStore
{
    /// <summary>Reads a secret.</summary>
    /// <param name="name">Its name, dotted.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The secret; null when it was never set, or when another master key sealed it.</returns>
    ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Changes a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="secret">The new one; null to forget it.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask WriteAsync(string name, string? secret, CancellationToken cancellationToken);
}
