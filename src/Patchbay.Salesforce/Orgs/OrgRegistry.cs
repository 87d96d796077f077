using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Orgs;

namespace Patchbay.Salesforce.Orgs;

/// <summary>
/// Holds the orgs of the site, from the host's start to its stop. Changes go one after the other; readers see the list before or after one.
/// </summary>
internal sealed class OrgRegistry(OrgOpener opener, OrgBookStore store, IJournal journal, ILogger<OrgRegistry> logger) : IOrgs, IHostedLifecycleService, IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile IReadOnlyList<Org> orgs = [];
    private volatile Org? live;
    private OrgBook book = OrgBook.New;

    /// <inheritdoc/>
    public IReadOnlyList<Org> All => orgs;

    /// <summary>The live org; null before the start.</summary>
    internal Org? Live => live;

    /// <inheritdoc/>
    public Org? Find(OrgName name) => orgs.FirstOrDefault(org => org.Name == name);

    /// <summary>Opens all orgs, so that the live one hears of the first event.</summary>
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        book = await store.ReadAsync(cancellationToken);
        orgs = [.. book.Entries.Select(opener.Open)];
        live = orgs.FirstOrDefault(org => org.IsLive);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => EachAsync(org => org.StartAsync(cancellationToken));

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => EachAsync(org => org.StopAsync(cancellationToken));

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<bool> UseAsync(OrgName name, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (Find(name) is not { } next) return false;
            if (next == live) return true;
            await TurnBookAsync(name);
            var before = live;
            await ReopenAsync(next);
            if (before is not null) await before.RetireAsync(CancellationToken.None);
            logger.OrgIsLive(name);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EachAsync(org => org.DisposeAsync().AsTask());
        gate.Dispose();
    }

    /// <summary>Ends the time of the live org first, so that no mark is taken by two.</summary>
    private async Task TurnBookAsync(OrgName next)
    {
        var turned = book.Use(next.Value, journal.LastSequence);
        var before = live?.Standing.Periods;
        try
        {
            if (live is not null) live.Standing.Periods = turned.Of(live.Name).Periods;
            await store.WriteAsync(turned, CancellationToken.None);
            book = turned;
        }
        catch
        {
            if (live is not null) live.Standing.Periods = before!;
            throw;
        }
    }

    /// <summary>Opens an org anew: what it remembers of calls is of the time in which it was live last.</summary>
    private async Task ReopenAsync(Org org)
    {
        await org.StopAsync(CancellationToken.None);
        await org.DisposeAsync();
        var fresh = opener.Open(book.Of(org.Name));
        orgs = [.. orgs.Select(one => one == org ? fresh : one)];
        if (fresh.IsLive) live = fresh;
        await fresh.StartAsync(CancellationToken.None);
    }

    private async Task EachAsync(Func<Org, Task> act)
    {
        foreach (var org in orgs) await act(org);
    }
}
