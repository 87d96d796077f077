using Microsoft.Data.Sqlite;
using Patchbay.Runtime.Journal;

namespace Patchbay.Storage.Journal;

/// <summary>Says in one sentence what a failure of the database means for the journal.</summary>
internal static class JournalFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    /// <summary>Translates a failure.</summary>
    /// <param name="failure">What the database said.</param>
    /// <returns>The fault to throw.</returns>
    internal static JournalFault Of(SqliteException failure) => failure.SqliteErrorCode switch
    {
        Full => new("The disk that holds the journal is full.", isTransient: true, failure),
        IoError => new($"The disk that holds the journal fails: {failure.Message}", isTransient: true, failure),
        Busy or Locked => new("Another program keeps the journal locked.", isTransient: true, failure),
        ReadOnly or CannotOpen => new($"The journal cannot be written: {failure.Message}", isTransient: true, failure),
        Constraint => new("Another process has written to the journal, so this one must stop.", isTransient: false, failure),
        Corrupt or NotADatabase => new($"The journal is damaged: {failure.Message}", isTransient: false, failure),
        _ => new($"The journal does not work: {failure.Message}", isTransient: false, failure),
    };
}
