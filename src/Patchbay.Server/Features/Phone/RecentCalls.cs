using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <summary>A call that the agent had.</summary>
/// <param name="Call">As the panel shows it.</param>
/// <param name="Unseen">The record it hangs on, of which nobody asked yet whether the agent may see it; null for none.</param>
internal sealed record RecentCall(PhoneRecentCall Call, CallerMatch? Unseen = null)
{
    internal PhoneRecentCall Seen(Func<InteractionId, CallerMatch, CallerMatch?> seenOf) =>
        Unseen is { } record && InteractionId.TryParse(Call.CallId, out var call) && seenOf(call, record) is { } seen ? On(PhoneStates.RecordOf(seen)).Call : Call;

    internal RecentCall On(PhoneRecord record) => new(Call with { Record = record, Name = record.Name });
}

/// <summary>What a panel may want to see again: the agent's last calls and the last pop. The pop is forgotten at a restart.</summary>
internal sealed class RecentCalls
{
    internal const int Most = 10;
    private ImmutableList<RecentCall> calls = [];

    /// <summary>Id of the last pop that was sent to a panel.</summary>
    internal string? Sent { get; set; }

    /// <summary>Id of the last pop that a host page showed.</summary>
    internal string? Shown { get; set; }

    /// <summary>Newest first, with the records that the agent may see.</summary>
    /// <param name="seenOf">What the agent may see of the record of a call; null for nothing, and until it is known.</param>
    internal ImmutableArray<PhoneRecentCall> Newest(Func<InteractionId, CallerMatch, CallerMatch?> seenOf) => [.. calls.Select(recent => recent.Seen(seenOf))];

    /// <summary>True for one of these calls.</summary>
    internal bool Has(InteractionId call) => calls.Exists(recent => recent.Call.CallId == call.ToString());

    /// <summary>Notes that the log of a call hangs on another record now.</summary>
    internal void Moved(InteractionId call, PhoneRecord record) =>
        ImmutableInterlocked.Update(ref calls, all => [.. all.Select(recent => recent.Call.CallId == call.ToString() ? recent.On(record) : recent)]);

    /// <summary>Notes a call that the agent had and now has no more.</summary>
    internal void Follow(AgentView before, AgentView after)
    {
        if (before.Call is not { } call || call.Phase is CallPhase.Offered || after.Call?.Call == call.Call) return;
        var party = PhoneStates.PartyOf(call);
        var newest = new RecentCall(
            new(call.Call.ToString(), call.Direction is CallDirection.Outbound, party.Number, party.Name, party.Record, call.Callback is null ? call.StartedAt : call.AgentSince));
        ImmutableInterlocked.Update(ref calls, all => [newest, .. all.Where(recent => recent.Call.CallId != newest.Call.CallId).Take(Most - 1)]);
    }

    /// <summary>Puts calls of before a restart behind those that the agent had since.</summary>
    internal void Restore(ImmutableArray<RecentCall> earlier) =>
        ImmutableInterlocked.Update(ref calls, all => [.. all.Concat(earlier).DistinctBy(recent => recent.Call.CallId).Take(Most)]);
}
