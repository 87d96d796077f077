using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Offers;
using Patchbay.Runtime.Telephony;

namespace Patchbay.Server.Features.Phone;

/// <content>What a panel shows of transfers, consults, conferences and parking.</content>
internal static partial class PhoneStates
{
    /// <summary>A parked caller, without the name for one who may not see the record.</summary>
    internal static PhoneParked ParkedOf(ParkedView place, bool seesRecord) => new(
        place.Call.ToString(), place.Slot, seesRecord && place.Name.HasText ? place.Name.Value : Text(place.Number), place.By.Value ?? "", place.Since);

    private static string OriginOf(AgentCallView call) => InvitationOf(call) switch
    {
        null when call.Callback is not null => $"Callback · {call.QueueName}",
        null => call.QueueName ?? "",
        { By.HasText: false } => "Call flow",
        { Purpose: InvitationPurpose.Return } => "Parked call",
        { Purpose: InvitationPurpose.Consult } asked => $"{asked.By.Value} asks you",
        var asked => $"Transfer from {asked.By.Value}",
    };

    private static string WhyOf(AgentCallView call) => InvitationOf(call) switch
    {
        null when call.Callback is { } callback =>
            string.Create(CultureInfo.InvariantCulture, $"The customer asked to be called back; attempt {callback.Attempts + 1} of {callback.MostAttempts}."),
        null => WhyOf(call.OfferRule, call.IdleFor),
        { By.HasText: false } => "The call flow rings you, and nobody else, for this caller.",
        { Purpose: InvitationPurpose.Return } => "Nobody picked up the caller you parked.",
        { Purpose: InvitationPurpose.Consult } asked => $"{asked.By.Value} wants your advice; the customer is on hold.",
        var asked => $"{asked.By.Value} passes this call on to you.",
    };

    private static string WhyOf(string rule, TimeSpan idleFor) => rule switch
    {
        OfferReason.LastAgent => "Why you: you talked with this customer last.",
        OfferReason.Owner => "Why you: the customer's record is yours.",
        OfferReason.Preferred => "Why you: the caller waits for you.",
        OfferReason.RingAll => "Why you: everybody who is free is asked at once.",
        _ => $"Why you: {WordsOf(rule)}, idle {Minutes(idleFor)}.",
    };

    private static string WordsOf(string rule) => rule switch
    {
        OfferReason.BestSkilled => "best skilled for it",
        OfferReason.LeastOccupied => "least busy of late",
        _ => "idle for longest",
    };

    /// <summary>What rings for this agent, when it is no offer of a queue.</summary>
    private static InvitationView? InvitationOf(AgentCallView call) => call.Phase is CallPhase.Offered ? null : call.Others?.Asked;

    private static ImmutableArray<PhoneNotes> NotesOf(AgentCallView call) =>
        call.Others is { } others ? [.. others.Notes.Select(notes => new PhoneNotes(notes.By.Value ?? "", notes.Text.Value ?? "(erased)"))] : [];

    private static PhoneOthers? OthersOf(AgentCallView call) => call.Others is { } others
        ? new(
            (PhoneRole)others.Role,
            [.. others.Parties.Select(OtherOf)],
            others.WithConsulted,
            others.Asked is { } asked ? new((PhonePurpose)asked.Purpose, asked.Name.Value ?? "", asked.Rings, asked.Since) : null,
            others.Failed is { Outcome: not InvitationOutcome.Withdrawn } failed ? $"{WordsOf(failed)} You are with the customer again." : null,
            NotesOf(call))
        : null;

    /// <summary>Tells of a transfer that was refused at the desk phone, like of one to which nobody came.</summary>
    internal static PhoneState Told(DeskPhoneRefusal? refusal, PhoneState state)
    {
        if (refusal is null || state.Call is not { } call || call.CallId != refusal.Call.ToString()) return state;
        var words = $"Your desk phone's transfer was refused: {refusal.Why.Message} You are with the customer.";
        return state with { Call = call with { Others = (call.Others ?? new(PhoneRole.Main, [], false, null, null, [])) with { Failed = words } } };
    }

    private static PhoneOther OtherOf(PartyView party) => new(
        party.Leg.ToString(), (party.Name.HasText ? party.Name : party.Number).Value ?? "", !party.Name.HasText, party.Apart, party.Since, party.CanBeDropped, party.AudioLost);

    private static string WordsOf(FailedInvitationView failed)
    {
        var name = failed.Name.Value ?? "(erased)";
        return failed switch
        {
            { Outcome: null, WasLost: true } => $"The connection to {name} was lost.",
            { Outcome: null } => $"{name} hung up.",
            { Outcome: InvitationOutcome.Busy } => $"{name} is busy.",
            { Outcome: InvitationOutcome.NoAnswer } => $"{name} did not answer.",
            { Outcome: InvitationOutcome.Declined } => $"{name} declined or cannot be reached.",
            { Outcome: InvitationOutcome.LineOutOfOrder } => $"The line to the outside is out of order, so {name} was not called.",
            { Outcome: InvitationOutcome.NoTrunk } => $"{name} cannot be called: no outbound trunk is set.",
            _ => throw new UnreachableException(),
        };
    }
}
