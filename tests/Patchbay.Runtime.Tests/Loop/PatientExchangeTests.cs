using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Runtime.Tests.Loop;

public sealed class PatientExchangeTests : IExchange
{
    private static readonly ConfigureQueue Command = new(new(new(1, 0, 0, new byte[8])), QueueSettings.Standard("Service"));
    private readonly Queue<Refusal?> answers = [];

    [Fact]
    public async Task A_command_at_the_start_waits_until_the_journal_can_be_written()
    {
        answers.Enqueue(new("journal.stalled", "Not now."));
        answers.Enqueue(new("site.busy", "Not now."));
        answers.Enqueue(null);

        Assert.Null(await this.SubmitUntilTakenAsync(Command, TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Empty(answers);
    }

    [Fact]
    public async Task A_command_that_the_rules_refuse_is_not_given_again()
    {
        answers.Enqueue(new("queue.name", "It has no name."));

        var refusal = await this.SubmitUntilTakenAsync(Command, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal("queue.name", refusal?.Code);
    }

    ValueTask<Refusal?> IExchange.SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken) => new(answers.Dequeue());

    bool IExchange.Post(ExchangeCommand command) => false;
}
