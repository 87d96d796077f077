using System.Data.Common;
using Npgsql;
using Patchbay.Runtime.Journal;

namespace Patchbay.Storage.Journal;

/// <summary>Says in one sentence what a failure of PostgreSQL means for the journal.</summary>
internal static class PostgresFaults
{
    /// <summary>Translates a failure.</summary>
    /// <param name="failure">What the driver said.</param>
    /// <returns>The fault to throw.</returns>
    internal static JournalFault Of(DbException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } =>
            new("Another process has written to the journal, so this one must stop.", isTransient: false, failure),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new("The disk that holds the journal is full.", isTransient: true, failure),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new(
            "PostgreSQL takes no writes at the moment: it is read-only, as a standby is.", isTransient: true, failure),
        PostgresException told when Passes(told) => new($"PostgreSQL cannot write the journal right now: {told.MessageText}.", isTransient: true, failure),
        PostgresException told => new($"The journal does not work: {told.MessageText} ({told.SqlState}).", isTransient: false, failure),
        _ => new($"PostgreSQL does not answer: {failure.Message}", isTransient: true, failure),
    };

    /// <summary>Tells whether nothing can have been written: the server itself said why.</summary>
    /// <param name="failure">What the driver said.</param>
    /// <returns>False when the commit may have happened without our hearing of it.</returns>
    internal static bool IsCertain(DbException failure) => failure is PostgresException told && !told.SqlState.StartsWith("57", StringComparison.Ordinal);

    // Connections (08), transactions in each other's way (40), resources (53), an operator's doing (57), the system below (58), locks (55P03).
    private static bool Passes(PostgresException told) => told.IsTransient || told.SqlState is PostgresErrorCodes.LockNotAvailable
        || told.SqlState[..2] is "08" or "40" or "53" or "57" or "58";
}
