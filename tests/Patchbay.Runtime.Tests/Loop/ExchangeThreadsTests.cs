using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Patchbay.Core.Agents;
using Patchbay.Core.Exchange;
using Patchbay.Core.Queues;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;
using Patchbay.Testing.Journal;

namespace Patchbay.Runtime.Tests.Loop;

public sealed class ExchangeThreadsTests : IReactor, IHostApplicationLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly ConfigureQueue Command = new(new(new(1, 0, 0, new byte[8])), QueueSettings.Standard("Service"));
    private readonly CancellationTokenSource stopping = new();
    private readonly InMemoryJournal journal = new();
    private readonly ExchangeLoop loop;
    private readonly ExchangeThreads threads;
    private bool reactionFails;

    public ExchangeThreadsTests()
    {
        loop = new(new(), journal, [], TimeProvider.System, new(), NullLogger<ExchangeLoop>.Instance);
        threads = new(loop, [this], new(), this, NullLogger<ExchangeThreads>.Instance);
    }

    CancellationToken IHostApplicationLifetime.ApplicationStarted => CancellationToken.None;

    CancellationToken IHostApplicationLifetime.ApplicationStopping => stopping.Token;

    CancellationToken IHostApplicationLifetime.ApplicationStopped => CancellationToken.None;

    void IHostApplicationLifetime.StopApplication() => stopping.Cancel();

    void IReactor.React(Committed committed)
    {
        if (reactionFails) throw new InvalidOperationException("A planted bug.");
    }

    public void Dispose()
    {
        threads.Dispose();
        loop.Dispose();
        journal.Dispose();
        stopping.Dispose();
    }

    [Fact]
    public async Task Threads_that_nobody_stopped_end_before_what_they_use_is_put_away()
    {
        await threads.StartAsync(CancellationToken.None);

        threads.Dispose();

        Assert.False(threads.Failed);
        Assert.False(stopping.IsCancellationRequested);
    }

    [Fact]
    public async Task After_a_bug_the_process_ends_and_nobody_waits_for_an_answer_that_cannot_come()
    {
        await threads.StartAsync(CancellationToken.None);
        Assert.Null(await loop.SubmitAsync(Command, CancellationToken.None));
        reactionFails = true;

        var during = loop.SubmitAsync(new AddAgent(new(new(2, 0, 0, new byte[8])), PersonalText.Of("Anna"), []), CancellationToken.None).AsTask();
        stopping.Token.WaitHandle.WaitOne(Patience);
        var afterwards = await loop.SubmitAsync(new RecoverSite(), CancellationToken.None).AsTask().WaitAsync(Patience);

        Assert.True(threads.Failed);
        Assert.True(stopping.IsCancellationRequested);
        Assert.Contains((await during.WaitAsync(Patience))?.Code, (string?[])[null, "site.stopped"]);
        Assert.Equal("site.stopped", afterwards?.Code);
    }

    [Fact]
    public async Task A_stop_writes_what_was_asked_before_and_refuses_what_comes_later()
    {
        await threads.StartAsync(CancellationToken.None);
        var asked = loop.SubmitAsync(Command, CancellationToken.None).AsTask();

        await threads.StopAsync(CancellationToken.None);

        Assert.Null(await asked.WaitAsync(Patience));
        Assert.Equal(1, journal.LastSequence);
        Assert.Equal("site.stopped", (await loop.SubmitAsync(new RecoverSite(), CancellationToken.None))?.Code);
        Assert.False(threads.Failed);
    }
}
