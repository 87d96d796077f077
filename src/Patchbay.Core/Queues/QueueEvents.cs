using Patchbay.Core.Shared;

namespace Patchbay.Core.Queues;

/// <summary>A fact about the site's configuration. It names no person.</summary>
/// <param name="At">When.</param>
public abstract record SiteEvent(DateTimeOffset At) : ExchangeEvent(At)
{
    /// <inheritdoc/>
    public override Guid Subject => Guid.Empty;
}

/// <summary>A queue was added or its settings changed.</summary>
/// <param name="At">When.</param>
/// <param name="Queue">Which.</param>
/// <param name="Settings">All its settings from now on.</param>
public sealed record QueueConfigured(DateTimeOffset At, QueueId Queue, QueueSettings Settings) : SiteEvent(At);

/// <summary>A dialled number leads somewhere new.</summary>
/// <param name="At">When.</param>
/// <param name="EntryPoint">Number and goal.</param>
public sealed record EntryPointConfigured(DateTimeOffset At, EntryPoint EntryPoint) : SiteEvent(At);

/// <summary>The site's limits changed.</summary>
/// <param name="At">When.</param>
/// <param name="Settings">All limits from now on.</param>
public sealed record SiteConfigured(DateTimeOffset At, SiteSettings Settings) : SiteEvent(At);

/// <summary>Adds a queue or changes its settings. The same settings again change nothing.</summary>
/// <param name="Queue">Which.</param>
/// <param name="Settings">All its settings.</param>
public sealed record ConfigureQueue(QueueId Queue, QueueSettings Settings) : ExchangeCommand;

/// <summary>Leads a dialled number somewhere.</summary>
/// <param name="EntryPoint">Number and goal.</param>
/// <param name="KeepsKnown">True to change nothing when the number leads somewhere already: what a site begins with.</param>
public sealed record ConfigureEntryPoint(EntryPoint EntryPoint, bool KeepsKnown = false) : ExchangeCommand;

/// <summary>Changes the site's limits.</summary>
/// <param name="Settings">All limits.</param>
public sealed record ConfigureSite(SiteSettings Settings) : ExchangeCommand;
