using Patchbay.Core.Calls;
using Patchbay.Core.Queues;
using Patchbay.Core.Routing;

namespace Patchbay.Core.Exchange;

/// <content>What callers are told while they wait.</content>
internal sealed partial class Decider
{
    /// <summary>The figures are kept with what is said, so that the caller's record knows them and a repeated plan says the same.</summary>
    private WaitAnnounced Announce(CallState call, DateTimeOffset now)
    {
        var queue = state.Queues[call.Queue!.Value];
        if (queue.Settings.Announcements is not { } announcements) return new(now, call.Id, null, null);
        var position = WaitFigures.Position(queue, call);
        var told = new WaitTold(call.TimesAnnounced + 1, position, WaitFigures.MinutesOf(WaitFigures.ExpectedWait(queue, position, now)));
        return new(now, call.Id, told, now + announcements.Every);
    }

    private static DateTimeOffset? FirstAnnouncement(QueueSettings settings, DateTimeOffset now) => now + settings.Announcements?.First;
}
