using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Patchbay.Storage.Shared;

/// <summary>Says why a database could not be written, for whoever reads the log at night.</summary>
internal static class DiskWords
{
    private const int Full = 13;

    /// <summary>Puts a failure into words.</summary>
    /// <param name="failure">What the database said.</param>
    /// <returns>The end of a sentence, without a full stop.</returns>
    internal static string Of(DbException failure) => failure is SqliteException { SqliteErrorCode: Full } or PostgresException { SqlState: PostgresErrorCodes.DiskFull }
        ? "the disk is full; make room on it"
        : failure.Message;
}
