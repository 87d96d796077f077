using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Patchbay.Server.Features.Site;

/// <summary>How one queue of the settings treats customers whom it knows.</summary>
public sealed class SiteCustomers
{
    /// <summary>True when the owner of the customer's record is asked first. Default false.</summary>
    public bool OwnerFirst { get; init; }

    /// <summary>How long ago an agent may have talked with the customer to be asked first; null for nobody. Default null.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan? LastAgentWithin { get; init; }

    /// <summary>How long the customer waits for that agent. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan For { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a caller waits to be known before an agent is asked. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan MatchWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What kinds of customers are worth. Default: all the same.</summary>
    [Required, ValidateEnumeratedItems]
    public IReadOnlyList<SiteTier> Tiers { get; init; } = [];
}

/// <summary>What one kind of customer is worth.</summary>
public sealed class SiteTier
{
    /// <summary>The value of the field that tells the kind: <c>Gold</c>.</summary>
    [Required, StringLength(80, MinimumLength = 1)]
    public string Tier { get; init; } = "";

    /// <summary>Points that are added to the caller's priority. Default 0.</summary>
    [Range(-10, 10)]
    public int Priority { get; init; }

    /// <summary>Skills the agent must have besides: <c>vip:3</c>. Default none.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Needs { get; init; } = "";
}
