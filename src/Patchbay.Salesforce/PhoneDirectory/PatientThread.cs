using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>
/// One thread for work that lasts and can wait: it gives way to all other threads of the process and of the machine, so that loading a
/// million records keeps no call waiting for a processor. Awaits inside such work come back to it.
/// </summary>
internal sealed partial class PatientThread : TaskScheduler
{
    // Ten steps down: a ninth of the processor while others want all of it, and all of it otherwise.
    private const int Steps = 10;

    /// <summary>
    /// The shortest turn that Linux grants, in nanoseconds (sched(7), since 6.12; older ones take no notice). A thread that wakes up has to
    /// wait for the turn of who runs, however many steps down that is, and a commit to disk wakes up several times.
    /// </summary>
    private const ulong Turn = 100_000;

    private readonly BlockingCollection<Task> waiting = [];

    private PatientThread() => new Thread(Work) { Name = "patient work", IsBackground = true }.Start();

    /// <summary>The only one: several loads share it.</summary>
    private static PatientThread Only { get; } = new();

    /// <summary>Does work there.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work; it must not block on other work of the thread.</param>
    /// <param name="cancellationToken">Stops it before it begins.</param>
    /// <returns>Its result.</returns>
    internal static Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.None, Only).Unwrap();

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => waiting.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. waiting];

    /// <summary>sched_setattr(2), for which the C library has no name everywhere: its number is the processor's.</summary>
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SetScheduling(nint number, nint thread, in Scheduling wanted, nint flags);

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int GiveWay(int steps);

    private static void GiveWay()
    {
        var nice = GiveWay(Steps);
        nint number = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => 314, Architecture.Arm64 => 274, _ => -1 };
        // Both for the calling thread alone. Where they are refused the work goes on all the same.
        if (nice >= 0) _ = SetScheduling(number, 0, new Scheduling { Size = 48, Nice = nice, Turn = Turn }, 0);
    }

    private void Work()
    {
        if (OperatingSystem.IsLinux()) GiveWay();
        foreach (var task in waiting.GetConsumingEnumerable()) TryExecuteTask(task);
    }

    /// <summary>struct sched_attr of Linux in its first size; what is left zero is the usual policy.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 48)]
    private struct Scheduling
    {
        [FieldOffset(0)] public uint Size;
        [FieldOffset(16)] public int Nice;
        [FieldOffset(24)] public ulong Turn;
    }
}
