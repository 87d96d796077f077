namespace Patchbay.Core.Shared;

/// <summary>A fact of the site, kept for ever. It changes only by adding optional fields.</summary>
/// <param name="At">When it happened, in UTC; never before the event that precedes it.</param>
public abstract record ExchangeEvent(DateTimeOffset At)
{
    /// <summary>Whose key seals the personal text in the event: the call, the agent or, for settings, nobody (empty).</summary>
    public abstract Guid Subject { get; }
}

/// <summary>Something asked of the exchange, or a fact reported to it by an edge.</summary>
public abstract record ExchangeCommand
{
    /// <summary>
    /// True when the command frees something: a hang-up, a hold, an ended leg, a timer. Such commands always fit in the queue and
    /// are executed even while the journal cannot be written.
    /// </summary>
    public virtual bool AlwaysFits => false;

    /// <summary>True when the command brings new work, which is refused first when the site is short of room or its journal stands still.</summary>
    public virtual bool BringsWork => false;
}
