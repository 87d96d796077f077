namespace Patchbay.Runtime.PhoneDirectory;

/// <summary>The numbers of one org's records, in our own database: a look-up never waits for the CRM.</summary>
public interface IPhoneDirectory
{
    /// <summary>Most records that one look-up finds. A number that more records share tells nothing of who calls.</summary>
    const int MostMatches = 500;

    /// <summary>Finds the records that have a number.</summary>
    /// <param name="number">The number in E.164.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The records with that number, in no order, at most <see cref="MostMatches"/>; one with the number in two fields comes twice.</returns>
    ValueTask<IReadOnlyList<DirectoryMatch>> FindAsync(string number, CancellationToken cancellationToken);

    /// <summary>Finds the records that have another key.</summary>
    /// <param name="key">Field and value.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>As <see cref="FindAsync"/>.</returns>
    ValueTask<IReadOnlyList<DirectoryMatch>> FindByKeyAsync(DirectoryKey key, CancellationToken cancellationToken);

    /// <summary>Reads one record.</summary>
    /// <param name="id">Its id, 18 characters.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>The whole record, also one that was deleted or merged; null when it was never put in.</returns>
    ValueTask<DirectoryRecord?> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Puts records in, whole: numbers and keys they no longer have are taken out. All or nothing.</summary>
    /// <param name="records">At most 2,000 records.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When they are safe on disk.</returns>
    ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken);

    /// <summary>Notes that somebody was in contact with records. Records that are not there are left out.</summary>
    /// <param name="notes">At most 2,000 notes.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask NoteContactsAsync(IReadOnlyList<ContactNote> notes, CancellationToken cancellationToken);

    /// <summary>Finds the business with customers.</summary>
    /// <param name="owners">Ids of contacts and accounts, at most 40.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    /// <returns>One summary for each kind and owner that has some, in no order.</returns>
    ValueTask<IReadOnlyList<RelatedSummary>> FindRelatedAsync(IReadOnlyList<string> owners, CancellationToken cancellationToken);

    /// <summary>Puts business in. All or nothing.</summary>
    /// <param name="records">At most 2,000 records.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is safe on disk.</returns>
    ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken);

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

    /// <summary>Begins a whole new directory beside this one. A load that was left unfinished by a crash is thrown away.</summary>
    /// <param name="cancellationToken">Stops before it begins.</param>
    /// <returns>The empty load.</returns>
    /// <exception cref="InvalidOperationException">Another one is running.</exception>
    ValueTask<IDirectoryLoad> BeginLoadAsync(CancellationToken cancellationToken);
}
