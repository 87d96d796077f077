using System.Collections.Immutable;
using Patchbay.Core.Calls;
using Patchbay.Core.Exchange;
using Patchbay.Core.Flows;
using Patchbay.Core.Shared;
using Patchbay.Runtime.Journal;

namespace Patchbay.Runtime.Loop;

/// <summary>The door to the exchange, for every edge.</summary>
public interface IExchange
{
    /// <summary>Hands in a command and waits until its events are in the journal.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellationToken">Stops the waiting, not the command.</param>
    /// <returns>Null when it was done; otherwise why not: refused by the rules, <c>site.busy</c> or <c>journal.stalled</c>.</returns>
    ValueTask<Refusal?> SubmitAsync(ExchangeCommand command, CancellationToken cancellationToken);

    /// <summary>
    /// Hands in a report of telephony and tells when its events are in the journal. Whoever awaits it goes on on the loop's own thread, as a
    /// reactor does, and must be as short: to wake another thread for it costs more than most of them do.
    /// </summary>
    /// <param name="command">What happened.</param>
    /// <param name="cancellationToken">Stops the waiting, not the command.</param>
    /// <returns>As <see cref="SubmitAsync"/>.</returns>
    ValueTask<Refusal?> ReportAsync(ExchangeCommand command, CancellationToken cancellationToken) => SubmitAsync(command, cancellationToken);

    /// <summary>Hands in a report without waiting. A report that frees something always fits.</summary>
    /// <param name="command">What happened.</param>
    /// <returns>False when the queue is full and the command is not one that always fits.</returns>
    bool Post(ExchangeCommand command);
}

/// <summary>Events that are in the journal, with the views that hold after the last of them.</summary>
/// <param name="Entries">The events in order.</param>
/// <param name="Plans">New plans of calls; the newest of each call only.</param>
/// <param name="Agents">New views of agents; the newest of each only.</param>
/// <param name="Queues">New views of queues; the newest of each only.</param>
/// <param name="Parked">All parked callers, when that changed; else null.</param>
public sealed record Committed(
    ImmutableArray<JournalEntry> Entries, ImmutableArray<CallPlan> Plans, ImmutableArray<AgentView> Agents, ImmutableArray<QueueView> Queues,
    ImmutableArray<ParkedView>? Parked = null)
{
    /// <summary>New states of call flows; the newest of each only.</summary>
    public ImmutableArray<FlowState> Flows { get; init; } = [];

    /// <summary>New views of callbacks; the newest of each only.</summary>
    public ImmutableArray<CallbackView> Callbacks { get; init; } = [];

    /// <summary>New views of messages; the newest of each only.</summary>
    public ImmutableArray<MessageView> Messages { get; init; } = [];
}

/// <summary>
/// Makes something true in the world after events were committed. Called on one thread, in order; must return soon and must bear the same
/// batch twice, since after a crash it may come again.
/// </summary>
public interface IReactor
{
    /// <summary>Reacts to committed events.</summary>
    /// <param name="committed">Events and views.</param>
    void React(Committed committed);
}
