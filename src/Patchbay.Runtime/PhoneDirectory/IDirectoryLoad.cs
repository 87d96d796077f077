namespace Patchbay.Runtime.PhoneDirectory;

/// <summary>
/// A whole new directory that is being filled beside the one in use. Nobody sees it before it is complete, and look-ups are not slower
/// meanwhile. Disposing it before that throws it away.
/// </summary>
public interface IDirectoryLoad : IAsyncDisposable
{
    /// <summary>Puts records in. Of one record put twice the last copy counts. May be called from several tasks at once.</summary>
    /// <param name="records">At most 2,000 records.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When they are in; they are safe on disk once the load is complete.</returns>
    ValueTask PutAsync(IReadOnlyList<DirectoryRecord> records, CancellationToken cancellationToken);

    /// <summary>Puts business in, with the same rules.</summary>
    /// <param name="records">At most 2,000 records.</param>
    /// <param name="cancellationToken">Stops before the write begins.</param>
    /// <returns>When it is in.</returns>
    ValueTask PutRelatedAsync(IReadOnlyList<RelatedRecord> records, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the directory in use by this one. What was put into that one since the load began is put in again first, so nothing that
    /// became known meanwhile is lost.
    /// </summary>
    /// <param name="cursors">Where each source goes on; all others are forgotten.</param>
    /// <param name="cancellationToken">Stops before it is replaced.</param>
    /// <returns>When every look-up sees the new directory and it is safe on disk.</returns>
    ValueTask CompleteAsync(IReadOnlyDictionary<string, string> cursors, CancellationToken cancellationToken);
}
