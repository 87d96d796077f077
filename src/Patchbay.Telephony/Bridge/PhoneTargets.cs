using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Loop;

namespace Patchbay.Telephony.Bridge;

/// <summary>Whom a name or a number means that was dialled at a desk phone. Read on the SIP loop as well.</summary>
/// <param name="accounts">The agents by the names their phones go by; null where there are no phones.</param>
internal sealed class PhoneTargets(DeskPhoneAccounts? accounts)
{
    /// <summary>A transfer to it parks the customer.</summary>
    internal const string Park = "*0";

    private readonly ConcurrentDictionary<string, QueueId> queues = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableArray<ParkedView> parked = [];

    /// <summary>Reads what was dialled: a colleague's name or a queue's, else a number.</summary>
    internal async ValueTask<TransferTarget> ReadAsync(string dialled, CancellationToken cancellationToken)
    {
        if (accounts is not null && await accounts.FindAgentAsync(dialled, cancellationToken) is { } colleague) return new(colleague);
        return queues.TryGetValue(dialled, out var queue) ? new(null, queue) : new(null, null, PersonalText.Of(dialled));
    }

    /// <summary>Tells whether the name was dialled by which an agent's own phone goes.</summary>
    internal bool IsOwnName(AgentId agent, string dialled) => accounts?.AgentOf(dialled) == agent;

    /// <summary>Says which parked caller is meant by <c>*</c> and the number of a place.</summary>
    /// <param name="dialled">What was dialled.</param>
    /// <param name="call">The caller there; null when the place is empty.</param>
    /// <returns>False when no place was dialled.</returns>
    internal bool IsPlace(string dialled, out InteractionId? call)
    {
        call = null;
        if (dialled is not ['*', _, ..] || !int.TryParse(dialled.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var slot) || slot > ParkedView.MostSlots)
            return false;
        call = parked.FirstOrDefault(place => place.Slot == slot)?.Call;
        return true;
    }

    /// <summary>Follows what was committed.</summary>
    internal void React(Committed committed)
    {
        foreach (var queue in committed.Queues) queues[queue.Name] = queue.Queue;
        if (committed.Parked is { } now) ImmutableInterlocked.InterlockedExchange(ref parked, now);
    }
}
