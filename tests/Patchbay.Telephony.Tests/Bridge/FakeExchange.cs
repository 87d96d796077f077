using System.Threading.Channels;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Telephony.Tests.Bridge;

/// <summary>Keeps what the switchboard reports. Plans are given by the test.</summary>
internal sealed class FakeExchange : IExchange
{
    private readonly Channel<ExchangeCommand> _commands = Channel.CreateUnbounded<ExchangeCommand>();
    private readonly List<ExchangeCommand> _all = [];

    /// <summary>What a waiting command waits for; by default nothing.</summary>
    public Func<ExchangeCommand, Task<Refusal?>> Decide { get; set; } = _ => Task.FromResult<Refusal?>(null);

    public IReadOnlyList<ExchangeCommand> All
    {
        get
        {
            lock (_all)
                return [.. _all];
        }
    }

    public ValueTask<Refusal?> SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken)
    {
        Post(command);
        return new(Decide(command).WaitAsync(cancellationToken));
    }

    public bool Post(ExchangeCommand command)
    {
        lock (_all)
            _all.Add(command);
        return _commands.Writer.TryWrite(command);
    }

    /// <summary>The next command of this kind; others before it are skipped.</summary>
    public async Task<T> NextAsync<T>()
        where T : ExchangeCommand
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await _commands.Reader.ReadAsync(patience.Token) is T wanted)
                return wanted;
        }
    }
}
