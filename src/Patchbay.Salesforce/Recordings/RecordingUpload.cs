using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;
using Patchbay.Runtime.Records;
using Patchbay.Runtime.Users;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.Recordings;

/// <summary>
/// Puts finished recordings into Salesforce as files of their Tasks, where the settings say so. It goes through the journal with a cursor of
/// its own, one recording after the other, each when its Task is there; a repeat after a lost answer finds the file of the first try.
/// </summary>
internal sealed class RecordingUpload(
    IJournal journal, IRecordLinks links, ISettingStore settings, RecordingFile files, IOrgStanding standing, IOptions<SalesforceOptions> options,
    TimeProvider time, ILogger<RecordingUpload> logger) : BackgroundService
{
    /// <summary>Name of the setting that holds the cursor.</summary>
    internal const string Cursor = "salesforce.uploadedUpTo";

    private static readonly TimeSpan look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan afterFault = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value is not { Enabled: true, UploadRecordings: true }) return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = look;
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.UploadWaits((e as SalesforceFault)?.Error.Code ?? e.GetType().Name);
                wait = afterFault;
            }

            await Task.Delay(wait, time, stoppingToken);
        }
    }

    /// <summary>Uploads what can be uploaded by now.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SalesforceFault">The org failed; the same recording is next.</exception>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var after = await ReadCursorAsync(cancellationToken);
        foreach (var entry in journal.Read(after))
        {
            if (entry.Event is not RecordingFinished { Channels: > 0 } finished || !standing.Owns(finished.Call)) continue;
            if (await links.FindAsync(finished.Call, cancellationToken) is not { State: not RecordLinkState.Dirty, CrmId: { } task } link)
            {
                // Its Task is still to come; recordings go in order, so that the cursor tells all.
                if (await IsGivenUpAsync(finished.Call, cancellationToken)) continue;
                return;
            }

            if (link.State is not RecordLinkState.Deleted) await UploadAsync(finished.Call, task, cancellationToken);
            await settings.WriteAsync(Cursor, entry.Sequence.ToString(CultureInfo.InvariantCulture), cancellationToken);
        }
    }

    private async Task UploadAsync(InteractionId call, string task, CancellationToken cancellationToken)
    {
        try
        {
            if (await files.UploadAsync(call, task, cancellationToken) is { } problem) logger.NotUploaded(call, problem);
        }
        catch (SalesforceFault fault) when (fault.Kind is FaultKind.Park)
        {
            // The org refuses this file; the link in the Task still plays it.
            logger.NotUploaded(call, fault.Error.Code);
        }
    }

    private async Task<bool> IsGivenUpAsync(InteractionId call, CancellationToken cancellationToken) =>
        await links.FindAsync(call, cancellationToken) is { State: RecordLinkState.Dropped or RecordLinkState.Parked };

    private async Task<long> ReadCursorAsync(CancellationToken cancellationToken)
    {
        if (long.TryParse(await settings.ReadAsync(Cursor, cancellationToken), CultureInfo.InvariantCulture, out var cursor)) return cursor;
        // Switched on just now: recordings from before stay where they are.
        await settings.WriteAsync(Cursor, journal.LastSequence.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return journal.LastSequence;
    }
}
