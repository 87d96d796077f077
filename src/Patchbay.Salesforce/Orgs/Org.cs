using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Patchbay.Runtime.Loop;
using Patchbay.Runtime.Orgs;
using Patchbay.Salesforce.Health;
using Patchbay.Salesforce.Reconcile;
using Patchbay.Salesforce.Sharing;
using Patchbay.Salesforce.SignIn;

namespace Patchbay.Salesforce.Orgs;

/// <summary>One connected org: its services, and whether the site's calls are its own.</summary>
public sealed class Org : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly IReadOnlyList<IHostedService> workers;
    private readonly KnownOrg known;
    private readonly TokenSource tokens;

    internal Org(OrgEntry entry, OrgName name, ServiceProvider services, OrgStanding standing)
    {
        (Entry, Name, this.services, Standing) = (entry, name, services, standing);
        workers = [.. services.GetServices<IHostedService>()];
        Reactors = [.. services.GetServices<IReactor>()];
        Health = services.GetRequiredService<ISalesforceHealth>();
        Sharing = services.GetRequiredService<IRecordSharing>();
        known = services.GetRequiredService<KnownOrg>();
        tokens = services.GetRequiredService<TokenSource>();
    }

    /// <summary>What the operator calls it.</summary>
    public OrgName Name { get; }

    /// <summary>What is remembered of it.</summary>
    public OrgEntry Entry { get; internal set; }

    /// <summary>True while the site's calls are written to it and its records are shown to agents.</summary>
    public bool IsLive => Standing.IsLive;

    /// <summary>The org's id in Salesforce; null before a sign-in told it.</summary>
    public string? OrgId => known.Id;

    /// <summary>Why the sign-in is refused, in words for an administrator; null when it is not.</summary>
    public string? Trouble => tokens.Refused is { } fault ? SignInWords.Of(fault) : null;

    /// <summary>How it goes with it.</summary>
    public ISalesforceHealth Health { get; }

    internal IRecordSharing Sharing { get; }

    internal OrgStanding Standing { get; }

    internal IReadOnlyList<IReactor> Reactors { get; }

    /// <summary>Gives one of the org's services.</summary>
    /// <typeparam name="T">Which.</typeparam>
    /// <returns>The service.</returns>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>Notes the org's id, which a sign-in told while the org was connected.</summary>
    internal async Task RememberAsync(string? orgId) => await known.CheckAsync(orgId, CancellationToken.None);

    /// <summary>Forgets the org's id, so that its name may stand for another org.</summary>
    internal async Task ForgetAsync() => await known.ForgetAsync();

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in workers.Where(worker => IsLive || !NeedsLive(worker))) await worker.StartAsync(cancellationToken);
    }

    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in workers.Reverse()) await worker.StopAsync(cancellationToken);
    }

    /// <summary>Ends what only the live org does. Its writer goes on with what it still owes.</summary>
    internal async Task RetireAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in workers.Where(NeedsLive)) await worker.StopAsync(cancellationToken);
    }

    /// <summary>Comparing days with an org that had not all their calls would find them lost.</summary>
    private static bool NeedsLive(IHostedService worker) => worker is NightlyReconcile;
}
