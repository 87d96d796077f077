using System.Collections.Immutable;
using Patchbay.Core.Offers;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Calls;

/// <summary>One offer of a call: to whom, why, and what came of it.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Agent">To whom.</param>
/// <param name="Reason">Why this agent.</param>
/// <param name="EndedAt">When it ended; null while it rings.</param>
/// <param name="Outcome">How it ended without being taken; null when it was taken or rings.</param>
public sealed record OfferStory(DateTimeOffset At, AgentId Agent, OfferReason Reason, DateTimeOffset? EndedAt = null, OfferOutcome? Outcome = null);

/// <summary>A party outside who was dialled in a call.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Number">The number, or the SIP address that a flow names.</param>
public sealed record OutsideParty(LegId Leg, PersonalText Number);

/// <summary>The whole story of one call, folded from its events: what a log, a report or a person wants to know.</summary>
/// <param name="Call">Which.</param>
/// <param name="Direction">Who called whom.</param>
/// <param name="StartedAt">When it arrived or was dialled.</param>
/// <param name="Number">The customer's number.</param>
/// <param name="CallerName">The name that came with it.</param>
/// <param name="Dnis">The dialled number of an inbound call.</param>
public sealed record CallRecord(
    InteractionId Call, CallDirection Direction, DateTimeOffset StartedAt, PersonalText Number, PersonalText CallerName, string Dnis)
{
    /// <summary>When it ended; null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended; null while it lives.</summary>
    public EndCause? Cause { get; init; }

    /// <summary>The last agent who talked in it; null when none did.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The last agent whom it was offered to, taken or not; null when none was.</summary>
    public AgentId? AskedLast { get; init; }

    /// <summary>The queue it waited in last; null when none.</summary>
    public QueueId? Queue { get; init; }

    /// <summary>What the call carries.</summary>
    public ImmutableArray<CallVariable> Data { get; init; } = [];

    /// <summary>Records that may be the customer; default until looked up.</summary>
    public ImmutableArray<CallerMatch> Matches { get; init; }

    /// <summary>The record the log hangs on: the picked one, or the only match.</summary>
    public CallerMatch? Record { get; init; }

    /// <summary>The notes of all agents, in the order of their first word, a blank line between them.</summary>
    public PersonalText Notes { get; init; } = PersonalText.Empty;

    /// <summary>The notes of each agent who wrote any.</summary>
    public ImmutableArray<AgentNotes> NotesBy { get; init; } = [];

    /// <summary>How often the call was passed on.</summary>
    public int Transfers { get; init; }

    /// <summary>The outcome the agent chose; null when none.</summary>
    public string? Disposition { get; init; }

    /// <summary>True once after-call work is over, or none was due.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Length of the recording; null when there is none.</summary>
    public TimeSpan? RecordingLength { get; init; }

    /// <summary>Number of channels of the recording; 0 when there is none.</summary>
    public int RecordingChannels { get; init; }

    /// <summary>The callback that the call is; null for one that is none.</summary>
    public CallbackAsked? Callback { get; init; }

    /// <summary>True for a callback that has not reached the customer.</summary>
    public bool AwaitsCallback { get; init; }

    /// <summary>True for a call whose caller was promised to be called back.</summary>
    public bool PromisesCallback { get; init; }

    /// <summary>How often the customer of a callback was dialled.</summary>
    public int Attempts { get; init; }

    /// <summary>Why a person gave the callback up; null when nobody did, or without a reason.</summary>
    public PersonalText? EndReason { get; init; }

    /// <summary>Name of that person; null when nobody did.</summary>
    public PersonalText? EndedBy { get; init; }

    /// <summary>Whether the caller consented to being recorded; null when nobody asked.</summary>
    public bool? Consent { get; init; }

    /// <summary>What the caller answered in surveys, in order.</summary>
    public ImmutableArray<SurveyAnswer> Survey { get; init; } = [];

    /// <summary>The call flows that the caller came into, in order.</summary>
    public ImmutableArray<FlowPassage> Flows { get; init; } = [];

    /// <summary>What the CRM was asked on the way, in order.</summary>
    public ImmutableArray<LookupStory> Lookups { get; init; } = [];

    /// <summary>Values that steps of its flow could not use.</summary>
    public ImmutableArray<FlowValueRefused> RefusedValues { get; init; } = [];

    /// <summary>Where and why its flow could not go on; null when it could.</summary>
    public FlowFailed? FlowFailure { get; init; }

    /// <summary>Who is to look after the record: the agent who talked last, else the one whose message waits, else the one who was asked last; null for none.</summary>
    public AgentId? Keeper => Agent ?? MessageFor ?? AskedLast;

    /// <summary>The agent for whom alone a message was left; null for none.</summary>
    public AgentId? MessageFor => Messages.LastOrDefault(message => message.Box.Agent is not null)?.Box.Agent;

    /// <summary>The messages that the caller left, deleted ones included.</summary>
    public ImmutableArray<MessageRecord> Messages { get; init; } = [];

    /// <summary>The times of which the recording has silence.</summary>
    public ImmutableArray<RecordingPause> RecordingPauses { get; init; } = [];

    /// <summary>What was said, as whatever transcribed it wrote; null when nothing did.</summary>
    public PersonalText? Transcript { get; init; }

    /// <summary>How often an agent's browser went away and the call went back to the queue.</summary>
    public int AgentsLost { get; init; }

    /// <summary>Everything each participant did, in the order it began.</summary>
    public ImmutableArray<Segment> Segments { get; init; } = [];

    /// <summary>The parties outside who were dialled, in order.</summary>
    public ImmutableArray<OutsideParty> Outside { get; init; } = [];

    /// <summary>Each offer with its reasons and its end, in order.</summary>
    public ImmutableArray<OfferStory> Offers { get; init; } = [];

    /// <summary>Quality of the legs that reported it.</summary>
    public ImmutableArray<LegQuality> Quality { get; init; } = [];

    /// <summary>Time of agents in the call: talk, hold, consult and conference, whole; two at once count twice.</summary>
    public TimeSpan Handled => Sum(s => s.Participant is ParticipantKind.Agent && s.IsHandling);

    /// <summary>Time the customer waited in queues.</summary>
    public TimeSpan Waited => Sum(s => s is { Participant: ParticipantKind.Customer, Kind: SegmentKind.Queue });

    /// <summary>True once somebody talked with the customer, an agent or a party outside.</summary>
    public bool WasAnswered => Segments.Any(s => s.Kind is SegmentKind.Talk);

    /// <summary>True while more than customer and one other are in the call.</summary>
    internal bool HasCompany => Segments.Count(s => s.To is null && s.Participant is not ParticipantKind.Customer && s.IsHandling) > 1;

    private TimeSpan Sum(Func<Segment, bool> which) =>
        Segments.Where(which).Aggregate(TimeSpan.Zero, (sum, s) => sum + ((s.To ?? EndedAt ?? s.From) - s.From));
}
