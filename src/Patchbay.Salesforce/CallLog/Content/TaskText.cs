using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Shared;

namespace Patchbay.Salesforce.CallLog.Content;

/// <summary>Words a call for people: subject and description of its Task.</summary>
internal sealed class TaskText(CallNames names, TimeZoneInfo zone, Uri? publicUrl)
{
    private const string TranscriptHead = "\n\nTranscript:\n";

    private readonly OtherParties others = new(names);

    /// <summary>One line: <c>Inbound call · Support · Ada Lindqvist</c>.</summary>
    internal string Subject(CallRecord call) =>
        TaskFields.Cut(string.Join(" · ", new[] { KindOf(call), QueueOf(call), PartyOf(call) }.OfType<string>()), TaskFields.Longest[TaskFields.Subject]);

    /// <summary>The agent's notes, and under them what is known of the call, a fact a line.</summary>
    internal string Description(CallRecord call, IReadOnlyList<ExchangeEvent> events, IReadOnlyList<AgentShare> shares)
    {
        var facts = string.Join('\n', Facts(call, events, shares).OfType<string>());
        var notes = call.Notes.Value?.Trim();
        var most = TaskFields.Longest[TaskFields.Description];
        // Notes give way to facts, of which there are few, and what was said to both.
        var text = string.IsNullOrEmpty(notes) ? TaskFields.Cut(facts, most) : TaskFields.Cut(notes, Math.Max(most - facts.Length - 2, 0)) + "\n\n" + facts;
        return call.Transcript is { HasText: true, Value: var said } && most - text.Length > TranscriptHead.Length
            ? text + TranscriptHead + TaskFields.Cut(said!.Trim(), most - text.Length - TranscriptHead.Length)
            : text;
    }

    private IEnumerable<string?> Facts(CallRecord call, IReadOnlyList<ExchangeEvent> events, IReadOnlyList<AgentShare> shares)
    {
        var isInbound = call.Direction is CallDirection.Inbound;
        yield return $"{(isInbound ? "From" : "To")}: {NumberOf(call)}";
        if (isInbound && call.Dnis.Length > 0) yield return $"Dialled: {call.Dnis}";
        yield return QueueOf(call) is { } queue ? $"Queue: {queue}, waited {Length(call.Waited)}" : null;
        foreach (var dropped in events.OfType<AgentDropped>())
            yield return $"Agent's connection was lost at {Clock(dropped.At)}{(call.Queue is null ? "." : "; the call went back to the queue.")}";
        foreach (var line in others.Lines(events)) yield return line;
        foreach (var share in shares) yield return $"Agent: {names.Of(share.Agent) ?? "(erased)"}, {Length(share.Time)}";
        if (call.PromisesCallback) yield return "A callback was promised.";
        yield return EndOf(call);
        foreach (var message in call.Messages) yield return $"Left a message: {Length(message.Length)}{BoxOf(message)}{WhereOf(message)}";
        if (call.Callback is not null) yield return $"Callback, attempts: {call.Attempts}";
        if (call.RecordingLength is not { } recorded) yield break;
        yield return $"Recorded: {Length(recorded)}";
        foreach (var pause in call.RecordingPauses)
            yield return $"Not recorded from {Clock(pause.From)} for {Length((pause.To ?? call.EndedAt ?? pause.From) - pause.From)}: {pause.Reason}";
    }

    private static string KindOf(CallRecord call) => call switch
    {
        { Direction: CallDirection.Inbound, Messages.IsEmpty: false } => "Voicemail",
        { AwaitsCallback: true, EndedAt: not null } => "Callback, not reached",
        { Callback: not null } => "Callback",
        { Direction: CallDirection.Inbound, Cause: EndCause.Abandoned or EndCause.WaitedTooLong } => "Missed call",
        _ when IsCutOffUnanswered(call) => "Missed call",
        { Direction: CallDirection.Inbound } when IsRefused(call) => "Refused call",
        { Direction: CallDirection.Inbound } => "Inbound call",
        { Cause: EndCause.Busy } => "Outbound call, busy",
        { Cause: EndCause.NoAnswer } => "Outbound call, no answer",
        { Cause: EndCause.Declined } => "Outbound call, declined",
        { Cause: EndCause.Rejected or EndCause.NoSuchNumber or EndCause.LineOutOfOrder or EndCause.NoTrunk } => "Outbound call, not reached",
        _ => "Outbound call",
    };

    /// <summary>Nobody was dialled: the caller was told that the line is busy.</summary>
    private static bool IsRefused(CallRecord call) =>
        call is { Direction: CallDirection.Inbound, Cause: EndCause.Busy } && !call.Segments.Any(segment => segment.Participant is ParticipantKind.External);

    /// <summary>Somebody to call back, as one who hung up is.</summary>
    private static bool IsCutOffUnanswered(CallRecord call) =>
        call is { Direction: CallDirection.Inbound, Cause: EndCause.Interrupted, WasAnswered: false };

    private string BoxOf(MessageRecord message) =>
        (message.Box.Queue is { } queue ? names.Of(queue) : message.Box.Agent is { } agent ? names.Of(agent) : null) is { } box ? $", for {box}" : "";

    private string WhereOf(MessageRecord message) => message.IsDeleted ? ", deleted" : MessageLinks.Of(message, publicUrl) is { } link ? $": {link}" : "";

    private string? QueueOf(CallRecord call) => call.Queue is { } queue ? names.Of(queue) : null;

    private static string PartyOf(CallRecord call)
    {
        if (call.Record is { Name: { HasText: true } name }) return name.Value!;
        return call.CallerName.HasText ? call.CallerName.Value! : NumberOf(call);
    }

    private static string NumberOf(CallRecord call) => call.Number.Value switch
    {
        null => "(erased)",
        "" => "number withheld",
        var number => number,
    };

    private static string? EndOf(CallRecord call) => call.Cause switch
    {
        null => null,
        EndCause.CustomerHungUp => "Ended by the customer.",
        EndCause.AgentHungUp => "Ended by the agent.",
        EndCause.ExternalHungUp => "Ended by the party it was sent on to.",
        EndCause.Abandoned => "The caller hung up before anyone answered.",
        EndCause.Busy when IsRefused(call) => "The call flow refused the call as busy.",
        EndCause.Busy => "The dialled party was busy.",
        EndCause.NoAnswer => "The dialled party did not answer.",
        EndCause.Declined => "The dialled party declined the call.",
        EndCause.NoSuchNumber => "Nobody has the dialled number.",
        EndCause.Rejected => "The dialled party could not be reached.",
        EndCause.LineOutOfOrder => "The line to the outside was out of order.",
        EndCause.NoTrunk => "There was no trunk to the outside.",
        EndCause.WaitedTooLong => "The caller waited for as long as the queue allows; nobody was free.",
        EndCause.TooLong => "Ended after the longest time a call may take.",
        EndCause.Interrupted when IsCutOffUnanswered(call) => "Interrupted by a restart of Patchbay before anyone answered.",
        EndCause.Interrupted => "Interrupted by a restart of Patchbay.",
        EndCause.MediaLost => "The connection to the far end was lost.",
        EndCause.ConnectionLost => "The agent's connection was lost.",
        EndCause.FlowHungUp when call.PromisesCallback => null,
        EndCause.FlowHungUp => "Ended by the call flow.",
        EndCause.CallbackExpired => "The callback was not possible in its time.",
        EndCause.CallbackCancelled when call.EndedBy is { HasText: true } by => $"The callback was given up by {by.Value}{(call.EndReason is { HasText: true } why ? $": {why.Value}" : ".")}",
        EndCause.CallbackCancelled => "The callback was not wanted any more.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan time)
    {
        var seconds = (long)time.TotalSeconds;
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }
}
