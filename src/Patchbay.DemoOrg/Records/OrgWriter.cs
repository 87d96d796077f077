using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Records;

/// <summary>The one way into the database for changes: one transaction at a time, on a connection of its own.</summary>
internal sealed class OrgWriter(OrgDatabase database, ChangeFeed feed, DemoOrgOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    // What one request does as a whole (a composite of all or none) runs inside the transaction of that request.
    private readonly AsyncLocal<Whole?> _whole = new();
    private Statements? _statements;

    /// <summary>Runs <paramref name="work"/> in a transaction and commits when <paramref name="keep"/> says so.</summary>
    public async Task<T> RunAsync<T>(string userId, Func<WriteScope, T> work, Func<T, bool> keep, CancellationToken cancellationToken)
    {
        if (_whole.Value is { } whole)
            return RunInside(whole, userId, work, keep);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var statements = Statements_NeedsTurn();
            var scope = Scope(statements, userId);
            return statements.InTransaction(() =>
            {
                var result = work(scope);
                return (result, keep(result));
            }, () => feed.Publish(scope.Changes));
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<WriteResult> RunAsync(string userId, Func<WriteScope, WriteResult> work, CancellationToken cancellationToken) =>
        RunAsync(userId, work, static result => result.Success, cancellationToken);

    /// <summary>Runs several writes as one: all are kept when <paramref name="work"/> says so, else none.</summary>
    public async Task RunWholeAsync(Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var statements = Statements_NeedsTurn();
            var whole = new Whole();
            _whole.Value = whole;
            statements.Execute("BEGIN IMMEDIATE");
            var isKept = false;
            try
            {
                isKept = await work();
            }
            finally
            {
                statements.Execute(isKept ? "COMMIT" : "ROLLBACK");
            }

            if (isKept)
                feed.Publish(whole.Changes);
        }
        finally
        {
            _whole.Value = null;
            _turn.Release();
        }
    }

    public void Dispose()
    {
        if (_statements is { } statements)
        {
            statements.Dispose();
            statements.Connection.Dispose();
        }

        _turn.Dispose();
    }

    private T RunInside<T>(Whole whole, string userId, Func<WriteScope, T> work, Func<T, bool> keep)
    {
        var scope = Scope(_statements!, userId);
        _statements!.Execute("SAVEPOINT part");
        var result = work(scope);
        var kept = keep(result);
        _statements.Execute(kept ? "RELEASE part" : "ROLLBACK TO part");
        if (kept)
            whole.Changes.AddRange(scope.Changes);
        return result;
    }

    private WriteScope Scope(Statements statements, string userId) => new(database.Schema, statements, userId, options.Now)
    {
        Faults = userId == OrgIdentity.IntegrationUserId ? options.Faults : null,
        Rules = options.Faults.Rules,
        Doubts = options.Doubts,
    };

    private Statements Statements_NeedsTurn() => _statements ??= new Statements(database.Open());

    private sealed class Whole
    {
        public List<RecordChange> Changes { get; } = [];
    }
}
