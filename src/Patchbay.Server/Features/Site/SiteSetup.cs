using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Server.Features.SignIn;

namespace Patchbay.Server.Features.Site;

/// <summary>Gives a site what it begins with, before the first call may come.</summary>
/// <param name="exchange">The door to the exchange.</param>
/// <param name="options">What it begins with.</param>
/// <param name="roster">The agents.</param>
internal sealed class SiteSetup(IExchange exchange, IOptions<SiteOptions> options, AgentRoster roster) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in options.Value.Queues) await DoAsync(new ConfigureQueue(IdOf(name), QueueSettings.Standard(name)), cancellationToken);
        var entries = options.Value.EntryPoints.Count > 0
            ? options.Value.EntryPoints
            : [new SiteEntryPoint { Queue = options.Value.Queues.Count > 0 ? options.Value.Queues[0] : null }];
        foreach (var entry in entries)
        {
            var point = new EntryPoint(entry.Dnis, entry.Queue is null ? null : IdOf(entry.Queue), entry.ForwardTo, entry.Records, Flow: entry.Flow is null ? null : new FlowId(entry.Flow));
            // What nobody set must not take a number away from the call flow that it was published with.
            await DoAsync(new ConfigureEntryPoint(point, KeepsKnown: options.Value.EntryPoints.Count == 0), cancellationToken);
        }

        await roster.EnsureAllAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DoAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        if (await exchange.SubmitAsync(command, cancellationToken) is { } refusal)
            throw new ServerFault($"The settings under Site are wrong: {refusal.Message}");
    }

    /// <summary>A queue of the settings has the same id at each start: it comes from its name.</summary>
    private static QueueId IdOf(string name) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]));
}
