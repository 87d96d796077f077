using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>The one way into the database for changes: one transaction at a time.</summary>
internal sealed class OrgWriter(OrgDatabase database, ChangeFeed feed, DemoOrgOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Runs <paramref name="work"/> in a transaction and commits when <paramref name="keep"/> says so.</summary>
    public async Task<T> RunAsync<T>(string userId, Func<WriteScope, T> work, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            var scope = new WriteScope(database.Schema, connection, userId, options.Now)
            {
                Faults = userId == OrgIdentity.IntegrationUserId ? options.Faults : null,
                Rules = options.Faults.Rules,
            };
            var result = work(scope);
            if (keep(result))
            {
                transaction.Commit();
                feed.Publish(scope.Changes);
            }

            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<WriteResult> RunAsync(string userId, Func<WriteScope, WriteResult> work, CancellationToken cancellationToken) =>
        RunAsync(userId, work, static result => result.Success, cancellationToken);

    public void Dispose() => _turn.Dispose();
}
