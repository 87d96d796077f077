namespace Patchbay.Runtime.Users;

/// <summary>Small things that an administrator set and that are no part of the exchange, by name.</summary>
public interface ISettingStore
{
    /// <summary>Reads a setting.</summary>
    /// <param name="name">Its name, dotted: <c>salesforce.instance</c>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The value; null when it was never set.</returns>
    ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Changes a setting.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The new value; null to take it out.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask WriteAsync(string name, string? value, CancellationToken cancellationToken);
}
