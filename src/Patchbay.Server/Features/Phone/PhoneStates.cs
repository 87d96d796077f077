using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Agents;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Screens;

namespace Patchbay.Server.Features.Phone;

/// <summary>Turns the exchange's views into what a panel shows.</summary>
internal static partial class PhoneStates
{
    private static readonly ImmutableArray<string> NotReadyReasons = ["Break", "Lunch", "Meeting", "Training", "Back office"];

    internal static PhoneState Of(
        AgentView view, IReadOnlyDictionary<QueueId, QueueView> queues, ImmutableArray<PhoneRecentCall> recent, PhoneTrouble? trouble, string? audioPanel,
        DateTimeOffset now) =>
        new(
            PhoneContract.Version,
            view.Sequence,
            now,
            AgentOf(view),
            view is { Activity: AgentActivity.Alerting, Call: { Offer: not null } offered } ? OfferOf(offered) : null,
            view is { Activity: AgentActivity.OnCall, Call: { } call } ? CallOf(call) : null,
            view is { Activity: AgentActivity.WrapUp, Call: { } ended } ? WrapUpOf(ended, view.WrapUpEndsAt) : null,
            [.. view.Queues.Where(queues.ContainsKey).Select(id => queues[id]).Select(q => new PhoneQueue(q.Name, q.Waiting, q.LongestSince))],
            recent,
            trouble,
            audioPanel,
            [],
            new(PhoneDevice.Browser, null, PhoneDeskPhone.Absent),
            [],
            null);

    internal static PhoneParty PartyOf(AgentCallView call)
    {
        var matches = call.Matches.IsDefault ? [] : call.Matches;
        var record = call.Record is { } match ? RecordOf(match) : null;
        var name = record?.Name ?? Text(call.CallerName);
        var known = matches.Append(call.Record).OfType<CallerMatch>().Where(m => m.Known is not null || m.Sureness is not null).DistinctBy(m => m.Record);
        return new(Text(call.Number), name, record, [.. matches.Select(RecordOf)], !call.Matches.IsDefault || record is not null, [.. known.Select(KnownOf)]);
    }

    private static PhoneKnown KnownOf(CallerMatch match) => new(
        match.Record.Id, match.Sureness is { } sureness ? (PhoneSureness)sureness : null, match.Known?.Account.Value ?? "", match.Known?.OpenCases ?? 0,
        match.Known?.LatestCase.Value ?? "", match.Known?.LastBusiness.Value ?? "", match.Known?.LastContactAt);

    /// <summary>Reads a record that a panel names. It may name anything: the exchange refuses what is none.</summary>
    internal static CallerMatch MatchOf(PhoneRecord? record, string rule) =>
        new(new(record?.ObjectName ?? "", record?.Id ?? ""), PersonalText.Of(record?.Name), PersonalText.Of(record?.Detail), rule);

    internal static PhonePop PopOf(ScreenPop pop) => new(
        pop.PopId,
        pop.Call.ToString(),
        KindOf(pop),
        pop.Record?.ObjectName ?? pop.NewObject,
        pop.Record?.Id,
        pop.NewObject is null ? null : Text(pop.Number),
        pop.Page?.Target,
        [.. pop.Fields.Select(field => new PhoneField(field.Key, field.Value))],
        pop.InPlace);

    private static PhonePopKind KindOf(ScreenPop pop) => pop switch
    {
        { Record: not null } => PhonePopKind.Record,
        { NewObject: not null } => PhonePopKind.New,
        { Page: { } page } => page.Kind switch
        {
            ScreenPageKind.Search => PhonePopKind.Search,
            ScreenPageKind.Flow => PhonePopKind.Flow,
            ScreenPageKind.Url => PhonePopKind.Url,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        _ => PhonePopKind.Picker,
    };

    private static PhoneAgent AgentOf(AgentView view) => new(
        view.Agent.ToString(),
        view.Name.Value ?? "",
        view.Presence.Kind switch
        {
            PresenceKind.Offline => PhonePresence.Offline,
            PresenceKind.Available => PhonePresence.Available,
            PresenceKind.NotReady => PhonePresence.NotReady,
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        view.Presence.Reason,
        view.PresenceSince,
        NotReadyReasons);

    private static PhoneOffer OfferOf(AgentCallView call) => new(
        call.Offer!.Value.ToString(), call.Call.ToString(), OriginOf(call), PartyOf(call), call.OfferedAt, call.OfferExpiresAt, call.StartedAt,
        WhyOf(call), NotesOf(call));

    private static PhoneCall CallOf(AgentCallView call) => new(
        call.Call.ToString(),
        call.Phase is CallPhase.Connected ? PhoneCallPhase.Connected : call.Rings ? PhoneCallPhase.Ringing : PhoneCallPhase.Dialing,
        call.Direction is CallDirection.Outbound,
        PartyOf(call),
        call.QueueName,
        call.AgentSince,
        call.HeldSince is not null,
        call.HeldSince,
        call.HoldReminded,
        call.Muted,
        call.Recorded,
        call.Audio is not AgentAudio.Flows,
        call.Notes.Value ?? "",
        OthersOf(call),
        call.KeptAgainAt);

    /// <summary>A call as the journal tells it, without its record, which the agent may not be allowed to see.</summary>
    /// <param name="call">The call.</param>
    /// <param name="joinedAt">When the agent came into it.</param>
    internal static PhoneRecentCall RecentOf(CallRecord call, DateTimeOffset joinedAt) => new(
        call.Call.ToString(), call.Direction is CallDirection.Outbound, Text(call.Number), Text(call.CallerName), null, call.Callback is null ? call.StartedAt : joinedAt);

    internal static PhoneRecord RecordOf(CallerMatch match) =>
        new(match.Record.ObjectName, match.Record.Id, match.Name.Value ?? "(erased)", match.Line);

    private static string? Text(PersonalText text) => text.HasText ? text.Value : null;

    private static string Minutes(TimeSpan time) =>
        time.TotalMinutes < 1 ? $"{(int)time.TotalSeconds} s" : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min");
}
