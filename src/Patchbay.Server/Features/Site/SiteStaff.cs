using System.ComponentModel.DataAnnotations;

namespace Patchbay.Server.Features.Site;

/// <summary>What one agent can do and where the agent serves.</summary>
public sealed class SiteStaff
{
    /// <summary>The user name.</summary>
    [Required]
    public string User { get; init; } = "";

    /// <summary>Skills with levels from 1 to 10: <c>billing:7, swedish:3</c>; without a level, 1. Default none.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Skills { get; init; } = "";

    /// <summary>Names of the queues the agent serves. Default: all.</summary>
    [Required]
    public IReadOnlyList<string> Queues { get; init; } = [];
}
