using Patchbay.Telephony.Media;
using Patchbay.Telephony.Recordings;

namespace Patchbay.Telephony.Bridge;

/// <summary>Completes the files of recordings: those of this process, and those that an earlier one left.</summary>
/// <param name="site">What it needs from the switchboard.</param>
/// <param name="shelf">Where the files lie.</param>
internal sealed class TapeEnd(BridgeSite site, RecordingShelf shelf)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    /// <summary>An hour, as for a recording of our own.</summary>
    private const int MostRetries = 1800;

    /// <summary>Completes one file and hands in what became of it.</summary>
    /// <param name="name">Its name on the shelf.</param>
    /// <param name="running">The recording; null when an earlier process began it.</param>
    /// <param name="report">Makes the report.</param>
    internal async Task FinishAsync(string name, CallRecording? running, Func<ShelvedFile, Core.Shared.ExchangeCommand> report)
    {
        try
        {
            if (await (running is null ? RecoverAsync(name) : StopAsync(name, running)) is { } file) site.Exchange.Post(report(file));
        }
        catch (OperationCanceledException) when (site.Stopping.IsCancellationRequested)
        {
            // The next process recovers it.
        }
        catch (Exception bug)
        {
            site.Logger.SwitchboardBug(bug);
        }
    }

    /// <summary>Completes the file of an earlier process, as soon as the disk allows it.</summary>
    private async Task<ShelvedFile?> RecoverAsync(string name)
    {
        for (var tries = 0; tries < MostRetries; tries++)
        {
            if (await shelf.RecoverAsync(name, site.Stopping) is { } file) return file;
            await Task.Delay(RetryEvery, site.Time, site.Stopping);
        }

        return ShelvedFile.Failed;
    }

    /// <returns>Null when the process ends before the file is complete; the next one recovers it.</returns>
    private async Task<ShelvedFile?> StopAsync(string name, CallRecording running)
    {
        var outcome = await running.StopAsync();
        if (outcome is RecordingFailed failed) site.Logger.RecordingFailed(name, failed.Reason);
        return outcome is RecordingLeft ? null : RecordingShelf.Of(outcome);
    }
}
