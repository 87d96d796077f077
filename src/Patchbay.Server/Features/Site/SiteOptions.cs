using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Patchbay.Core.Queues;

namespace Patchbay.Server.Features.Site;

/// <summary>What a site begins with. It is turned into commands at each start; what is configured later by commands stays.</summary>
public sealed class SiteOptions
{
    /// <summary>Names of queues that must exist, made with the standard settings when they do not. Default: <c>Support</c>.</summary>
    [Required]
    public IReadOnlyList<string> Queues { get; init; } = [];

    // What is configured is added to a list that is there already: a default in the list itself would stay.
    internal IReadOnlyList<string> QueueNames => Queues is { Count: > 0 } ? Queues : ["Support"];

    /// <summary>Where dialled numbers lead. Default: all to the first queue.</summary>
    [Required, ValidateEnumeratedItems]
    public IReadOnlyList<SiteEntryPoint> EntryPoints { get; init; } = [];

    /// <summary>Outcomes to choose from after calls that came through no queue. Default: those of a new site, from <c>Reached</c> to <c>Not connected</c>.</summary>
    [Required]
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>How queues choose agents and widen the search. Default: as a standard queue.</summary>
    [Required, ValidateEnumeratedItems]
    public IReadOnlyList<SiteQueueRules> QueueRules { get; init; } = [];

    /// <summary>What agents can do and where they serve. Default: no skills, all queues.</summary>
    [Required, ValidateEnumeratedItems]
    public IReadOnlyList<SiteStaff> Staff { get; init; } = [];
}

/// <summary>Where one dialled number leads.</summary>
public sealed class SiteEntryPoint
{
    /// <summary>The number, or <c>*</c> for all others.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string Dnis { get; init; } = EntryPoint.AnyNumber;

    /// <summary>Name of the queue; null when the call is sent on.</summary>
    public string? Queue { get; init; }

    /// <summary>Name of the call flow that takes the caller; the queue takes those who come before it is published. Null for none.</summary>
    [RegularExpression("[a-z0-9-]{1,64}")]
    public string? Flow { get; init; }

    /// <summary>Skills the agent must have: <c>swedish:3 or norwegian:4, billing:2</c>. Default none.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Needs { get; init; } = "";

    /// <summary>Priority of callers of this number; each point is worth the queue's credit of waiting. Default 0.</summary>
    [Range(-10, 10)]
    public int Priority { get; init; }

    /// <summary>SIP address the call is sent on to; null when a queue takes it.</summary>
    public string? ForwardTo { get; init; }

    /// <summary>True when a call that is sent on is recorded. Default false.</summary>
    public bool Records { get; init; }
}

/// <summary>Checks <see cref="SiteOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>;
