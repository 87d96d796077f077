using System.ComponentModel.DataAnnotations;

namespace Patchbay.Server.Features.Site;

/// <summary>What one queue of the settings tells its callers while they wait.</summary>
public sealed class SiteAnnouncements
{
    /// <summary>How long after its entry a caller is told first. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after that again. Default 45 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>True to say the caller's place, or that the caller is next. Default true.</summary>
    public bool Position { get; init; } = true;

    /// <summary>True to say how long the wait will be, where that is known. Default true.</summary>
    public bool Wait { get; init; } = true;

    /// <summary>Language of the texts, and of the rest for callers whose own is not known or not shipped: <c>en</c> or <c>de</c>. Default <c>en</c>.</summary>
    [Required]
    public string Language { get; init; } = "en";

    /// <summary>Said in turn after that: names of recordings, or words with <c>{position}</c> and <c>{wait}</c>. Default none.</summary>
    [Required]
    public IReadOnlyList<string> Texts { get; init; } = [];
}
