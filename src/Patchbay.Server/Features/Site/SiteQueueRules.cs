using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Patchbay.Core.Callbacks;
using Patchbay.Core.Queues;

namespace Patchbay.Server.Features.Site;

/// <summary>How one queue of the settings chooses agents and widens the search.</summary>
public sealed class SiteQueueRules
{
    /// <summary>Name of the queue; it must be one of <see cref="SiteOptions.Queues"/>.</summary>
    [Required]
    public string Queue { get; init; } = "";

    /// <summary>Which agent is asked first. Default: the one who has been idle for longest.</summary>
    public AgentChoice Choice { get; init; }

    /// <summary>How many agents ring at once at most with the choice <c>RingAll</c>. Default 10.</summary>
    [Range(1, QueueSettings.HighestRingMost)]
    public int RingMost { get; init; } = QueueSettings.StandardRingMost;

    /// <summary>How long one offer rings. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:03:00")]
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after-call work may take; zero for none. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "08:00:00")]
    public TimeSpan WrapUpLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Outcomes to choose from after its calls. Default: those of a standard queue, from <c>Resolved</c> to <c>Wrong number</c>.</summary>
    [Required]
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>How long a caller may wait at all. Default one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "12:00:00")]
    public TimeSpan WaitLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What one point of priority is worth in waiting. Default one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Credit { get; init; } = QueueSettings.StandardCredit;

    /// <summary>How long a caller waits for a preferred agent. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan PreferredFor { get; init; } = QueueSettings.StandardPreference;

    /// <summary>How often a customer who asked for it is called back at most. Default 3.</summary>
    [Range(1, 20)]
    public int CallbackAttempts { get; init; } = CallbackRules.Standard.MostAttempts;

    /// <summary>How long after an attempt that reached nobody the next one is due. Default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "12:00:00")]
    public TimeSpan CallbackPause { get; init; } = CallbackRules.Standard.Pause;

    /// <summary>How long after it was asked for a callback is given up. Default one day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan CallbackExpireAfter { get; init; } = CallbackRules.Standard.ExpireAfter;

    /// <summary>IANA name of the zone of the hours: <c>Europe/Stockholm</c>. Default UTC.</summary>
    public string? CallbackZone { get; init; }

    /// <summary>Since when on each day customers may be called back. Default midnight.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "23:59:00")]
    public TimeSpan CallbackFrom { get; init; }

    /// <summary>Until when; the same as the beginning for the whole day, which is the default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CallbackTo { get; init; }

    /// <summary>True to call back numbers of premium rate too, such as 0900 and 1-900. Default: they are refused.</summary>
    public bool CallbackPremium { get; init; }

    /// <summary>False when talks with callers of this queue are not recorded, unless their call flow asks for it. Default true.</summary>
    public bool Records { get; init; } = true;

    /// <summary>What callers are told while they wait. Default: nothing.</summary>
    [ValidateObjectMembers]
    public SiteAnnouncements? Announcements { get; init; }

    /// <summary>What follows from who a caller is. Default: nothing.</summary>
    [ValidateObjectMembers]
    public SiteCustomers? Customers { get; init; }

    /// <summary>How the search widens while a caller waits, in the order of time. Default: it does not.</summary>
    [Required, ValidateEnumeratedItems]
    public IReadOnlyList<SitePlanStep> Steps { get; init; } = [];
}

/// <summary>One step of a queue's plan.</summary>
public sealed class SitePlanStep
{
    /// <summary>How long after the caller entered the queue.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00")]
    public TimeSpan After { get; init; }

    /// <summary>By how much each needed level sinks. Default 0.</summary>
    [Range(0, 9)]
    public int LowerBy { get; init; }

    /// <summary>Skills that are needed no more. Default none.</summary>
    [Required]
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Names of other queues whose agents may take the caller too. Default none.</summary>
    [Required]
    public IReadOnlyList<string> AlsoQueues { get; init; } = [];

    /// <summary>Name of the queue the caller moves to, with the wait kept; null to stay.</summary>
    public string? MoveTo { get; init; }

    /// <summary>The way out that the call's flow knows, such as <c>voicemail</c>; null to stay.</summary>
    public string? Exit { get; init; }
}
