using Patchbay.Core.Calls;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;
using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Shared;

namespace Patchbay.Salesforce.CallLog.Pace;

/// <summary>What to do about a record now.</summary>
/// <param name="IsDue">True to write it.</param>
/// <param name="NotBefore">Set when it is to be looked at again at this instant; else the call's next event tells.</param>
internal readonly record struct TimingAnswer(bool IsDue, DateTimeOffset? NotBefore)
{
    internal static TimingAnswer Now { get; } = new(true, null);

    internal static TimingAnswer Hold { get; } = new(false, null);

    internal static TimingAnswer At(DateTimeOffset instant) => new(false, instant);
}

/// <summary>
/// Decides when a change of a call is worth a request: at the first moment that the settings name, at hang-up, after wrap-up, and when
/// the recording is there. Notes that are saved while they are typed, and offers that go round, wait for the next of these. What
/// comes within a moment of another is waited for, so that both travel together.
/// </summary>
internal sealed class WriteTiming(LogMoment first)
{
    /// <summary>A look-up takes milliseconds; a record without its customer would have to be written again.</summary>
    private static readonly TimeSpan forMatch = TimeSpan.FromMilliseconds(300);

    /// <summary>The file of a recording is closed soon after the last packet.</summary>
    private static readonly TimeSpan forRecording = TimeSpan.FromMilliseconds(250);

    /// <summary>Who wants one write for a call waits longer for the recording than who wants to see the call at once.</summary>
    private static readonly TimeSpan forRecordingAtEnd = TimeSpan.FromSeconds(60);

    private readonly CallStage firstStage = first switch
    {
        LogMoment.Ring => CallStage.Ringing,
        LogMoment.Answer => CallStage.Answered,
        LogMoment.HangUp => CallStage.Ended,
        LogMoment.End => CallStage.Complete,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Decides.</summary>
    /// <param name="written">The events that the record shows; none when it was never written.</param>
    /// <param name="known">All events of the call.</param>
    /// <param name="now">The instant.</param>
    internal TimingAnswer Decide(IReadOnlyList<ExchangeEvent> written, IReadOnlyList<ExchangeEvent> known, DateTimeOffset now)
    {
        var stage = CallStages.Of(known);
        if (stage < firstStage) return TimingAnswer.Hold;
        if (written.Count > 0 && !IsWorthARequest(written, known, stage)) return TimingAnswer.Hold;
        return WaitFor(known, stage) is { } until && until > now ? TimingAnswer.At(until) : TimingAnswer.Now;
    }

    private static bool IsWorthARequest(IReadOnlyList<ExchangeEvent> written, IReadOnlyList<ExchangeEvent> known, CallStage stage) => stage switch
    {
        < CallStage.Ended => false,
        CallStage.Ended => CallStages.Of(written) < CallStage.Ended || IsRecorded(written) != IsRecorded(known) || written.Any(IsTranscript) != known.Any(IsTranscript),
        _ => true,
    };

    private DateTimeOffset? WaitFor(IReadOnlyList<ExchangeEvent> known, CallStage stage)
    {
        if (stage < CallStage.Ended)
            return known.Any(e => e is CallerMatched or CallDialed { Record: not null }) ? null : known.LastOrDefault(e => e is OfferMade or CallForwarded or CallDialed)?.At + forMatch;
        // What was said is on disk soon after the call.
        if (known.Count(e => e is MessageBegan) > known.Count(e => e is MessageLeft or MessageDropped)) return known.OfType<CallEnded>().LastOrDefault()?.At + forRecordingAtEnd;
        if (IsRecorded(known) || !known.Any(e => e is OfferAccepted or LegAnswered)) return null;
        return known.OfType<CallEnded>().LastOrDefault()?.At + (first is LogMoment.End ? forRecordingAtEnd : forRecording);
    }

    private static bool IsTranscript(ExchangeEvent e) => e is TranscriptAttached;

    private static bool IsRecorded(IReadOnlyList<ExchangeEvent> events) => events.Any(e => e is RecordingFinished or CallClosed);
}
