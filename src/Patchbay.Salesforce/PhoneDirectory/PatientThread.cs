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

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int GiveWay(int steps);

    private void Work()
    {
        // On Linux this counts for the calling thread alone. Where it is refused the work goes on all the same.
        if (OperatingSystem.IsLinux()) _ = GiveWay(Steps);
        foreach (var task in waiting.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
