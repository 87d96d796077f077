using Patchbay.Core.Shared;

namespace Patchbay.Core.Exchange;

/// <summary>A timer fell due. Sent by the loop alone.</summary>
/// <param name="Timer">Which.</param>
public sealed record FireTimer(TimerKey Timer) : ExchangeCommand
{
    /// <inheritdoc/>
    public override bool AlwaysFits => true;
}

/// <summary>Pairs callers and agents who came together while nothing was offered. Sent by the loop alone, when the journal is back.</summary>
public sealed record ResumeOffers : ExchangeCommand
{
    /// <inheritdoc/>
    public override bool AlwaysFits => true;
}

/// <summary>The site starts again, or stops: what is live is over as interrupted, and no panel is connected.</summary>
/// <param name="DiedAt">
/// When the process before this one was last known to run; calls ended then, and not when somebody started the next one. Null: now.
/// </param>
public sealed record RecoverSite(DateTimeOffset? DiedAt = null) : ExchangeCommand
{
    /// <inheritdoc/>
    public override bool AlwaysFits => true;
}
