using System.Collections.Concurrent;
using Patchbay.Telephony.Sip.Dialogs;

namespace Patchbay.Telephony.Tests.Sip;

/// <summary>Two live user agents that call each other from many threads.</summary>
public sealed class CrowdTests : IDisposable
{
    private const int Calls = 300;

    private readonly LoopbackAgent callers = new();
    private readonly LoopbackAgent callees = new();

    public void Dispose()
    {
        callers.Dispose();
        callees.Dispose();
    }

    [Fact]
    public async Task Calls_hung_up_from_both_sides_at_any_moment_all_end_exactly_once()
    {
        ConcurrentBag<FactObserver> observers = [];
        callees.OnCall = (invite, observer) =>
        {
            observers.Add(observer);
            int number = observers.Count;
            ThreadPool.QueueUserWorkItem(_ => Decide(invite, number));
        };

        await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (number, _) =>
        {
            (SipDialog dialog, FactObserver observer) = callers.Call(callees.Agent.LocalEndPoint);
            observers.Add(observer);
            if (number % 3 == 0)
                ThreadPool.QueueUserWorkItem(_ => dialog.HangUp());
            return ValueTask.CompletedTask;
        });
        int connected = await EndAllAsync(observers);

        Assert.True(connected > 0);
        Assert.Empty(callers.Bugs);
        Assert.Empty(callees.Bugs);
    }

    private static void Decide(IncomingInvite invite, int number)
    {
        invite.Ring();
        if (number % 7 == 0)
            invite.Reject(486);
        else
            invite.Answer(TestSession.Audio);
        invite.Dialog.HangUp();
    }

    /// <summary>Waits until each dialog told its end, and insists that it told it last and once.</summary>
    /// <returns>How many were connected.</returns>
    private static async Task<int> EndAllAsync(ConcurrentBag<FactObserver> observers)
    {
        int connected = 0;
        foreach (FactObserver observer in observers)
        {
            string fact;
            do
            {
                fact = await observer.NextAsync();
                Assert.NotEqual("nothing", fact);
                connected += fact == "answered" ? 1 : 0;
            }
            while (!fact.StartsWith("ended", StringComparison.Ordinal) && !fact.StartsWith("failed", StringComparison.Ordinal));

            Assert.Empty(observer.TakeAll());
        }

        return connected;
    }
}
