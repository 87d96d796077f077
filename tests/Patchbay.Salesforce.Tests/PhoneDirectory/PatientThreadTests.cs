using Patchbay.Salesforce.PhoneDirectory;

namespace Patchbay.Salesforce.Tests.PhoneDirectory;

public sealed class PatientThreadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_that_awaits_comes_back_to_the_thread_that_gives_way()
    {
        var there = await PatientThread.RunAsync(
            async () =>
            {
                var before = Thread.CurrentThread;
                await Task.Run(static () => { }, Token);
                return (Before: before, After: Thread.CurrentThread);
            },
            Token);

        Assert.Same(there.Before, there.After);
        Assert.NotSame(Thread.CurrentThread, there.Before);
    }

    [Fact]
    public async Task The_thread_gives_way_to_the_others_of_the_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "threads have a niceness of their own on Linux only");

        var niceness = await PatientThread.RunAsync(() => Task.FromResult(NicenessOf("/proc/thread-self/stat")), Token);

        Assert.Equal(Math.Min(NicenessOf("/proc/self/stat") + 10, 19), niceness);
    }

    [Fact]
    public async Task The_thread_takes_the_shortest_turns_that_the_system_grants()
    {
        Assert.SkipUnless(OperatingSystem.IsOSPlatformVersionAtLeast("Linux", 6, 12) && File.Exists("/proc/thread-self/sched"), "Linux grants turns of a length of one's own since 6.12");

        var turn = await PatientThread.RunAsync(
            () => Task.FromResult(File.ReadLines("/proc/thread-self/sched").Single(line => line.StartsWith("se.slice", StringComparison.Ordinal))), Token);

        Assert.Equal("100000", turn[(turn.LastIndexOf(' ') + 1)..]);
    }

    [Fact]
    public async Task Several_works_go_on_side_by_side()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = PatientThread.RunAsync(
            async () =>
            {
                await arrived.Task;
                return 1;
            },
            Token);

        var second = await PatientThread.RunAsync(
            () =>
            {
                arrived.SetResult();
                return Task.FromResult(2);
            },
            Token);

        Assert.Equal((1, 2), (await waiting, second));
    }

    // The name of a process may hold spaces, but no bracket follows it; the niceness is the 19th field.
    private static int NicenessOf(string stat)
    {
        var text = File.ReadAllText(stat);
        return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[16], System.Globalization.CultureInfo.InvariantCulture);
    }
}
