using Patchbay.Telephony.Sip.Transactions;

namespace Patchbay.Telephony.Tests.Sip.Transactions;

public sealed class SipLoopTests
{
    private readonly List<Exception> bugs = [];
    private readonly SipLoop loop;

    public SipLoopTests() => loop = new SipLoop(bugs.Add);

    [Fact]
    public void Work_runs_at_once_on_the_thread_that_brings_it()
    {
        int thread = 0;

        loop.Post(() => thread = Environment.CurrentManagedThreadId);

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void Work_brought_during_work_runs_afterwards()
    {
        List<string> order = [];

        loop.Post(() =>
        {
            loop.Post(() => order.Add("inner"));
            order.Add("outer");
        });

        Assert.Equal(["outer", "inner"], order);
    }

    [Fact]
    public void A_bug_in_one_piece_of_work_does_not_touch_the_next()
    {
        bool hasRun = false;

        loop.Post(() => throw new InvalidOperationException("planted"));
        loop.Post(() => hasRun = true);

        Assert.Equal("planted", Assert.Single(bugs).Message);
        Assert.True(hasRun);
    }

    [Fact]
    public async Task Work_of_many_threads_runs_one_at_a_time_and_none_is_lost()
    {
        const int Threads = 8, PerThread = 20_000;
        int inside = 0, overlaps = 0, done = 0;
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ =>
        {
            for (int i = 0; i < PerThread; i++)
                loop.Post(Step);
        });

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        await all.Task.WaitAsync(patience.Token);
        Assert.Equal((Threads * PerThread, 0), (done, overlaps));

        void Step()
        {
            if (Interlocked.Increment(ref inside) != 1)
                overlaps++;
            done++;
            Interlocked.Decrement(ref inside);
            if (done == Threads * PerThread)
                all.TrySetResult();
        }
    }

    [Fact]
    public async Task Datagrams_beyond_the_limit_are_dropped_but_commands_are_not()
    {
        int datagrams = 0;
        bool[] taken = [];
        TaskCompletionSource command = new(TaskCreationOptions.RunContinuationsAsynchronously);

        loop.Post(() =>
        {
            taken = [.. Enumerable.Range(0, SipLoop.MaxWaitingDatagrams + 10).Select(_ => loop.TryPost((_, _) => datagrams++, this, null))];
            loop.Post(command.SetResult);
        });

        await command.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(SipLoop.MaxWaitingDatagrams, taken.Count(isTaken => isTaken));
        Assert.Equal(SipLoop.MaxWaitingDatagrams, datagrams);
        Assert.True(loop.TryPost((_, _) => datagrams++, this, null));
    }
}
