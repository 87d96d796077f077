using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Patchbay.Core.Calls;
using Patchbay.Core.Voicemail;
using Patchbay.Runtime.Journal;

namespace Patchbay.Telephony.Bridge;

/// <summary>
/// Deletes the files of messages that were deleted or dropped when the process ended between the event and the file. Once, some time after the
/// start. Only what the journal says is gone is deleted: a file of which it knows nothing may belong to a journal that is brought back.
/// </summary>
internal sealed class MessageSweep(RecordingShelf shelf, IJournal journal, TimeProvider time, ILogger<MessageSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Looks at all files of messages.</summary>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>How many were deleted.</returns>
    internal int Run(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var message in shelf.Messages().TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            if (!IsGone(message)) continue;
            shelf.Delete(message, logger);
            if (shelf.Find(message) is null) deleted++;
        }

        if (deleted > 0) logger.MessagesSwept(deleted);
        return deleted;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Pause, time, stoppingToken);
            await Task.Run(() => Run(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start looks.
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException or JournalFault)
        {
            logger.SweepFailed(reason);
        }
    }

    private bool IsGone(MessageId message) => journal.ReadSubject(message.Call.Value)
        .Any(entry => entry.Event is MessageDeleted deleted && deleted.Message == message || entry.Event is MessageDropped dropped && dropped.Message == message);
}
