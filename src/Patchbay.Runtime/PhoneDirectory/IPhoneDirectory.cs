using Patchbay.Core.Calls;

namespace Patchbay.Runtime.PhoneDirectory;

/// <summary>One number of one record.</summary>
/// <param name="Number">The number in E.164: <c>+4684650040</c>.</param>
/// <param name="Field">The field it stands in: <c>MobilePhone</c>.</param>
public sealed record DirectoryNumber(string Number, string Field);

/// <summary>A record that has numbers, as the directory keeps it.</summary>
/// <param name="Record">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What tells it from others: account, open cases, owner.</param>
/// <param name="Account">The account it belongs to; null when none.</param>
/// <param name="ModifiedAt">When the CRM changed it last; an older copy never replaces a newer one.</param>
/// <param name="Numbers">All its numbers; none to take the record out.</param>
public sealed record DirectoryRecord(
    RecordRef Record, string Name, string Detail, string? Account, DateTimeOffset ModifiedAt, IReadOnlyList<DirectoryNumber> Numbers);

/// <summary>A record found under a number.</summary>
/// <param name="Record">The record, without its numbers.</param>
/// <param name="Field">The field that holds the number.</param>
public sealed record DirectoryMatch(DirectoryRecord Record, string Field);

/// <summary>The numbers of one org's records, in our own database: a look-up never waits for the CRM.</summary>
public interface IPhoneDirectory
{
    /// <summary>Finds the records that have a number.</summary>
    /// <param name="number">The number in E.164.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>All records with that number, in no order.</returns>
    ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken);

    /// <summary>Puts records in, whole: numbers they no longer have are taken out. All or nothing.</summary>
    /// <param name="records">At most 2,000 records.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When they are safe on disk.</returns>
    ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken);

    /// <summary>Reads how far the filling has come.</summary>
    /// <param name="source">Names the stream: an object name.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>What was stored last; null at first.</returns>
    ValueTask<string?> ReadCursorAsync(string source, CancellationToken cancellationToken);

    /// <summary>Stores how far the filling has come.</summary>
    /// <param name="source">Names the stream.</param>
    /// <param name="cursor">Where to go on.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask WriteCursorAsync(string source, string cursor, CancellationToken cancellationToken);
}
