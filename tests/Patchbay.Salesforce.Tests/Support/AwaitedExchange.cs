using System.Threading.Channels;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>Passes commands on to a site, and lets a test wait for the next answer of a look-up.</summary>
internal sealed class AwaitedExchange(TestSite site) : IExchange
{
    private readonly Channel<AttachMatches> attached = Channel.CreateUnbounded<AttachMatches>();

    public async Task<AttachMatches> NextAsync(Action trigger)
    {
        trigger();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await attached.Reader.ReadAsync(patience.Token);
    }

    public ValueTask<Refusal?> SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken) => site.SubmitAsync(command, cancellationToken);

    public bool Post(ExchangeCommand command)
    {
        site.Post(command);
        return command is not AttachMatches matches || attached.Writer.TryWrite(matches);
    }
}
