using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;

namespace Patchbay.Server.Features.Phone;

/// <content>What a panel shows of after-call work, and of callbacks that reached nobody.</content>
internal static partial class PhoneStates
{
    // Of the outcomes that a new site has; one that calls them otherwise proposes nothing.
    private const string PassedOnOutcome = "Passed on";
    private const string NoAnswerOutcome = "No answer";
    private const string NotConnectedOutcome = "Not connected";

    /// <summary>Tells an agent what came of dialling a customer who wanted to be called back, when it is tried again later.</summary>
    /// <param name="call">The call as the agent saw it before.</param>
    /// <param name="postponed">What came of it.</param>
    internal static PhoneNews NewsOf(AgentCallView call, CallbackPostponed postponed) => new(
        postponed.At, $"{NotReached(call, postponed.Cause)} It is tried again; the next try is due {{due}}.", postponed.DueAt);

    private static PhoneWrapUp WrapUpOf(AgentCallView call, DateTimeOffset endsAt)
    {
        var (said, outcome) = call switch
        {
            { PassedOn: true, Failed: { } failed } => ($"{WordsOf(failed)} {WhereNow(call)}", PassedOnOutcome),
            { PassedOn: true } => ("You passed this call on. It goes on without you.", PassedOnOutcome),
            { Callback: not null } => ($"{NotReached(call, call.EndCause)} That was the last try.", ProposedFor(call)),
            { Direction: CallDirection.Outbound } when IsUnreached(call.EndCause) => (NotReached(call, call.EndCause), ProposedFor(call)),
            { EndCause: EndCause.Interrupted } => ("The call was interrupted by a restart of Patchbay.", null),
            _ => (null, null),
        };
        return new(
            call.Call.ToString(), PartyOf(call), endsAt, (int)(call.EndedAt - call.AgentSince).TotalSeconds, call.Dispositions, call.Notes.Value ?? "", said,
            call.Dispositions.FirstOrDefault(one => one.Equals(outcome, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>What became of a customer whom nobody took after the agent had left.</summary>
    private static string WhereNow(AgentCallView call) => call switch
    {
        { EndCause: EndCause.NoAnswer } => "The call is over.",
        { QueueName: { } queue } => $"The customer went back to the queue {queue}.",
        _ => "The customer went back to the queue.",
    };

    private static bool IsUnreached(EndCause? cause) => cause
        is EndCause.Busy or EndCause.NoAnswer or EndCause.Declined or EndCause.NoSuchNumber or EndCause.Rejected or EndCause.LineOutOfOrder or EndCause.NoTrunk;

    /// <summary>The outcome that says best why nobody was reached, of those that there are.</summary>
    private static string? ProposedFor(AgentCallView call)
    {
        string[] fit = call.EndCause switch
        {
            EndCause.Busy => ["Busy", NoAnswerOutcome],
            EndCause.NoAnswer or EndCause.Declined => [NoAnswerOutcome],
            EndCause.NoSuchNumber => ["Wrong number", NotConnectedOutcome],
            EndCause.Rejected or EndCause.LineOutOfOrder or EndCause.NoTrunk => [NotConnectedOutcome],
            _ => [],
        };
        return fit.FirstOrDefault(one => call.Dispositions.Contains(one, StringComparer.OrdinalIgnoreCase));
    }

    private static string NotReached(AgentCallView call, EndCause? cause)
    {
        var named = Text(call.Record?.Name ?? call.CallerName);
        var name = named ?? Text(call.Number) ?? "The customer";
        return cause switch
        {
            EndCause.Busy => $"{name} was busy.",
            EndCause.NoAnswer => $"{name} did not answer.",
            EndCause.Declined => $"{name} declined the call.",
            EndCause.NoSuchNumber => named is null ? $"Nobody has the number {name}." : $"Nobody has the number of {name}.",
            EndCause.Rejected => $"{name} was not reached: the call was refused on its way.",
            EndCause.LineOutOfOrder => $"The line to the outside is out of order, so {name} was not called.",
            EndCause.NoTrunk => $"{name} cannot be called: no outbound trunk is set.",
            _ => $"{name} was not reached.",
        };
    }
}
