using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>
/// Holds the orgs of the site, from the host's start to its stop. Changes go one after the other; readers see the list before or after one.
/// </summary>
internal sealed class OrgRegistry(
    OrgOpener opener, OrgBookStore store, OrgSecretStore secretStore, IOrgStores stores, TokenClient tokens, IJournal journal, RunningCalls running,
    ILogger<OrgRegistry> logger)
    : IOrgs, IHostedLifecycleService, IAsyncDisposable
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

    /// <inheritdoc/>
    public Org? OwnerOf(InteractionId call) => orgs.FirstOrDefault(org => org.Standing.Owns(call));

    /// <summary>Opens all orgs, so that the live one hears of the first event.</summary>
    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        book = await store.ReadAsync(cancellationToken);
        var all = new List<Org>();
        foreach (var entry in book.Entries) all.Add(await opener.OpenAsync(entry, cancellationToken));
        orgs = all;
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
    public Task<bool> UseAsync(OrgName name, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            if (Find(name) is not { } next) return false;
            if (next != live) await UseAsync(next);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Refusal?> RemoveAsync(OrgName name, bool evenUnwritten, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            if (Find(name) is not { } org) return new Refusal("org.unknown", $"There is no org {name}.");
            if (RefusalToRemove(org, evenUnwritten) is { } refusal) return refusal;
            if (org == live) await UseAsync(orgs.First(one => one.Name == OrgName.Default));
            await CloseAsync(org);
            book = book.Without(name.Value, org.OrgId, journal.LastSequence);
            await store.WriteAsync(book, CancellationToken.None);
            orgs = [.. orgs.Where(one => one != org)];
            await RevokeAsync(org);
            await secretStore.WriteAsync(name, new(null, null, null), CancellationToken.None);
            await org.ForgetAsync();
            await stores.RemoveAsync(name);
            logger.OrgRemoved(name);
            return null;
        },
        cancellationToken);

    /// <summary>Puts an org in that let us in just now, or connects a known one anew.</summary>
    /// <param name="entry">What to remember of it; its periods are found here.</param>
    /// <param name="secrets">What it lets us in by.</param>
    /// <param name="orgId">Its id, as the sign-in told it.</param>
    /// <param name="cancellationToken">Stops before the change.</param>
    /// <returns>The org; a refusal when it is another org than the name stood for.</returns>
    internal Task<Result<Org>> AddAsync(OrgEntry entry, OrgSecrets secrets, string? orgId, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            if (OrgRules.RefusalToAdd(entry, orgId, orgs) is { } refusal) return refusal;
            var (placed, put) = OrgRules.Place(book, entry, orgs);
            var (next, given) = placed.Welcome(put, orgId);
            var before = orgs.FirstOrDefault(org => org.Name.Value == entry.Name);
            if (before is not null) await CloseAsync(before);
            await secretStore.WriteAsync(OrgRules.NameOf(entry), secrets, CancellationToken.None);
            book = next;
            await store.WriteAsync(book, CancellationToken.None);
            foreach (var org in orgs.Where(org => org != before)) org.Standing.Periods = book.Of(org.Name).Periods;
            var fresh = await opener.OpenAsync(given, CancellationToken.None);
            await fresh.RememberAsync(orgId);
            await ReplaceAsync(before, fresh);
            logger.OrgConnected(fresh.Name, entry.Way);
            return (Result<Org>)fresh;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EachAsync(org => org.DisposeAsync().AsTask());
        gate.Dispose();
    }

    private Refusal? RefusalToRemove(Org org, bool evenUnwritten) => OrgRules.RefusalToRemove(
        org, running.All.Count(org.Standing.Owns), orgs.FirstOrDefault(one => one != org && one.OrgId is not null), evenUnwritten);

    /// <summary>A person's consent is given back; secrets and keys are of no use without the app.</summary>
    private async Task RevokeAsync(Org org)
    {
        var secrets = await secretStore.ReadAsync(org.Name, CancellationToken.None);
        if (secrets.RefreshToken is { } token && org.Entry.LoginUrl is { } login) await tokens.RevokeAsync(login, token, CancellationToken.None);
    }

    private static async Task CloseAsync(Org org)
    {
        await org.StopAsync(CancellationToken.None);
        await org.DisposeAsync();
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await change();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task UseAsync(Org next)
    {
        var before = live;
        await TurnBookAsync(next.Name);
        // Anew: what it remembers of calls is of the time in which it was live last.
        await CloseAsync(next);
        await ReplaceAsync(next, await opener.OpenAsync(book.Of(next.Name), CancellationToken.None));
        if (before is not null) await before.RetireAsync(CancellationToken.None);
        logger.OrgIsLive(next.Name);
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

    private async Task ReplaceAsync(Org? before, Org fresh)
    {
        orgs = before is null ? [.. orgs, fresh] : [.. orgs.Select(one => one == before ? fresh : one)];
        if (fresh.IsLive) live = fresh;
        await fresh.StartAsync(CancellationToken.None);
    }

    private async Task EachAsync(Func<Org, Task> act)
    {
        foreach (var org in orgs) await act(org);
    }
}
