using System.Data.Common;

namespace Patchbay.Storage.Shared;

/// <summary>A database as its stores see it, SQLite and PostgreSQL alike. Statements name their parameters <c>@name</c>, which both know.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Writes something: all or nothing, one write after the other.</summary>
    /// <typeparam name="T">What the write tells.</typeparam>
    /// <param name="write">The statements, run inside a transaction on another thread.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>What it told, when it is safe on disk.</returns>
    /// <exception cref="StorageFault">It was not written, or nobody knows.</exception>
    ValueTask<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken);

    /// <summary>Reads something, on the caller's thread.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">The query.</param>
    /// <param name="cancellationToken">Stops before the read begins.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="StorageFault">It cannot be read.</exception>
    T Read<T>(Func<DbConnection, T> read, CancellationToken cancellationToken);
}
