using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Runtime.Loop;

/// <summary>Bounds of the loop.</summary>
public sealed class ExchangeLoopOptions
{
    /// <summary>Most commands that may wait. Beyond it new work is refused as <c>site.busy</c>; what frees something always fits. Default 4,096.</summary>
    [Range(16, 1_000_000)]
    public int QueueCapacity { get; init; } = 4_096;

    /// <summary>Most commands decided before their events are handed to the journal. Default 512.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; init; } = 512;

    /// <summary>How long the journal may fail or hang before new calls are refused and offering stops. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Pause between tries to write a journal that fails. Default 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:10")]
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Longest time that a busy site lets commands gather, so that several are decided and committed together. A site where they are rare
    /// decides at once, and one where they flood does not wait for more than enough. Zero for none. Default 16 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:00.1")]
    public TimeSpan DecidePause { get; init; } = TimeSpan.FromMilliseconds(16);

    /// <summary>
    /// Pause after a commit, so that the next one carries more: a busy site spends most of a call's cost on commits. Zero for none. Default 2 ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:00.1")]
    public TimeSpan CommitPause { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Events between two snapshots. Default 20,000.</summary>
    [Range(100, 10_000_000)]
    public int SnapshotEvery { get; init; } = 20_000;
}

/// <summary>Checks <see cref="ExchangeLoopOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class ExchangeLoopOptionsValidator : IValidateOptions<ExchangeLoopOptions>;
