using Patchbay.Core.Calls;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Core.Voicemail;

namespace Patchbay.Core.Exchange;

internal sealed partial class Decider
{
    /// <summary>How long a message is kept unless somebody deletes it before.</summary>
    private static readonly TimeSpan MessageKeep = TimeSpan.FromDays(30);

    /// <summary>What is shorter is no message: somebody hung up at the tone.</summary>
    private static readonly TimeSpan ShortestMessage = TimeSpan.FromSeconds(1);

    private bool IsLeavingMessage(CallState call) => state.FlowRuns.GetValueOrDefault(call.Id) is { Waits: FlowWait.Message };

    private Result<ExchangeEvent[]> Quiet(CallState call, ReportMessageQuiet c, DateTimeOffset now) =>
        call.Phase is CallPhase.InFlow && IsLeavingMessage(call) && call.OpenMessages.Exists(open => open.Id == c.Message && !open.IsStopped)
            ? InFlow(call, now, walk => walk.StopMessage(MessageStop.Silence))
            : Nothing;

    private static Result<ExchangeEvent[]> Finished(CallState call, ReportMessageFinished c, DateTimeOffset now)
    {
        if (call.OpenMessages.Find(open => open.Id == c.Message) is not { } open) return Nothing;
        var failed = c.Sha256.Length == 0;
        if (failed || !c.HasVoice || c.Length < ShortestMessage) return One(new MessageDropped(now, call.Id, c.Message, failed));
        return One(new MessageLeft(
            now, call.Id, c.Message, open.Box, call.Number, call.CallerName, c.Length, c.Sha256, now + MessageKeep, call.Record));
    }

    /// <summary>A file that did not come for hours does not come any more; the disk is given the same time as for a recording.</summary>
    private static IEnumerable<ExchangeEvent> CloseMessages(CallState call, DateTimeOffset now)
    {
        if (call.OpenMessages.Count == 0) return [];
        if (now >= call.EndedAt + RecordingPatience) return call.OpenMessages.Select(open => new MessageDropped(now, call.Id, open.Id, IsFailure: true));
        return call.RecordingOpen ? [] : [new ClosingExtended(now, call.Id, call.EndedAt + RecordingPatience)];
    }

    private Result<ExchangeEvent[]> OnMessage(MessageCommand command, DateTimeOffset now)
    {
        if (!state.Messages.TryGetValue(command.Message, out var message)) return Refusals.MessageGone;
        if (command.Agent is { } agent && !IsFor(message.Box, agent)) return Refusals.NotYourMessage;
        return command switch
        {
            MarkMessage c when message.HeardAt is not null == c.IsHeard => Nothing,
            MarkMessage { IsHeard: true } c => One(new MessageHeard(now, c.Message, c.By)),
            MarkMessage c => One(new MessageKept(now, c.Message, c.By)),
            ReportMessageMailed c => message.MailedAt is null ? One(new MessageMailed(now, c.Message, c.IsGivenUp)) : Nothing,
            DeleteMessage c => One(new MessageDeleted(now, c.Message, c.By)),
            MoveMessage c => !IsKnown(c.Box) ? Refusals.NoMailbox : c.Box == message.Box ? Nothing : One(new MessageMoved(now, c.Message, c.Box, c.By)),
            _ => throw new ArgumentException($"No rule decides on {command.GetType().Name}.", nameof(command)),
        };
    }

    private bool IsFor(Mailbox box, AgentId agent) =>
        box.Agent == agent || (box.Queue is { } queue && state.Agents.GetValueOrDefault(agent)?.Queues.Contains(queue) is true);

    private bool IsKnown(Mailbox box) =>
        box.IsWellFormed && (box.Queue is { } queue ? state.Queues.ContainsKey(queue) : state.Agents.ContainsKey(box.Agent!.Value));

    private ExchangeEvent[] MessagesRunOut(InteractionId call, DateTimeOffset now) =>
        [.. state.Messages.Values.Where(message => message.Id.Call == call).Select(message => new MessageDeleted(now, message.Id, PersonalText.Empty))];
}
