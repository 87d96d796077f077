using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;

namespace Patchbay.Server.Features.Phone;

/// <summary>What a panel may want to see again: the agent's last calls and the last pop. Forgotten at a restart.</summary>
internal sealed class RecentCalls
{
    private const int Most = 10;
    private ImmutableList<PhoneRecentCall> calls = [];

    /// <summary>Id of the last pop that was sent to a panel.</summary>
    internal string? Sent { get; set; }

    /// <summary>Id of the last pop that a host page showed.</summary>
    internal string? Shown { get; set; }

    /// <summary>Newest first.</summary>
    internal ImmutableArray<PhoneRecentCall> Newest => [.. calls];

    /// <summary>True for one of these calls.</summary>
    internal bool Has(InteractionId call) => calls.Exists(recent => recent.CallId == call.ToString());

    /// <summary>Notes that the log of a call hangs on another record now.</summary>
    internal void Moved(InteractionId call, PhoneRecord record) =>
        calls = [.. calls.Select(recent => recent.CallId == call.ToString() ? recent with { Record = record, Name = record.Name } : recent)];

    /// <summary>Notes a call that the agent had and now has no more.</summary>
    internal void Follow(AgentView before, AgentView after)
    {
        if (before.Call is not { } call || call.Phase is CallPhase.Offered || after.Call?.Call == call.Call) return;
        var party = PhoneStates.PartyOf(call);
        calls = calls.Insert(
            0, new(call.Call.ToString(), call.Direction is CallDirection.Outbound, party.Number, party.Name, party.Record, call.Callback is null ? call.StartedAt : call.AgentSince));
        if (calls.Count > Most) calls = calls.RemoveAt(Most);
    }
}
