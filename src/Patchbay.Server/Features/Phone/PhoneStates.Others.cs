using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;

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
        { Purpose: InvitationPurpose.Return } => "Parked call",
        { Purpose: InvitationPurpose.Consult } asked => $"{asked.By.Value} asks you",
        var asked => $"Transfer from {asked.By.Value}",
    };

    private static string WhyOf(AgentCallView call) => InvitationOf(call) switch
    {
        null when call.Callback is { } callback =>
            string.Create(CultureInfo.InvariantCulture, $"The customer asked to be called back; attempt {callback.Attempts + 1} of {callback.MostAttempts}."),
        null => string.Create(CultureInfo.InvariantCulture, $"Why you: {WordsOf(call.OfferRule)}, idle {Minutes(call.IdleFor)}"),
        { Purpose: InvitationPurpose.Return } => "Nobody picked up the caller you parked.",
        { Purpose: InvitationPurpose.Consult } asked => $"{asked.By.Value} wants your advice; the customer is on hold.",
        var asked => $"{asked.By.Value} passes this call on to you.",
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
            others.Failed is { Outcome: not InvitationOutcome.Withdrawn } failed ? WordsOf(failed) : null,
            NotesOf(call))
        : null;

    private static PhoneOther OtherOf(PartyView party) => new(
        party.Leg.ToString(), (party.Name.HasText ? party.Name : party.Number).Value ?? "", !party.Name.HasText, party.Apart, party.Since, party.CanBeDropped);

    private static string WordsOf(FailedInvitationView failed)
    {
        var name = failed.Name.Value ?? "(erased)";
        return failed.Outcome switch
        {
            InvitationOutcome.Busy => $"{name} is busy. You are with the customer again.",
            InvitationOutcome.NoAnswer => $"{name} did not answer. You are with the customer again.",
            InvitationOutcome.Declined => $"{name} declined or cannot be reached. You are with the customer again.",
            _ => throw new UnreachableException(),
        };
    }
}
