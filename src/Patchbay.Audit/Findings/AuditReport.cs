using System.Collections.Immutable;

namespace Patchbay.Audit.Findings;

/// <summary>All that an audit has to say. Everything in it is sorted, so that the same sources give the same report.</summary>
public sealed record AuditReport
{
    /// <summary>Name and version of the form.</summary>
    public const string CurrentSchema = "patchbay.audit/1";

    /// <summary>Name and version of the form.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The version of Patchbay that wrote it.</summary>
    public required string Version { get; init; }

    /// <summary>The day the audit counts from.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The paths that were looked at, as given.</summary>
    public required ImmutableArray<string> Roots { get; init; }

    /// <summary>What a reader must know first: no Node.js, files read by tokens, a refused sign-in.</summary>
    public required ImmutableArray<Notice> Notices { get; init; }

    /// <summary>What was found, by file, line, column, name and rule.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What could not be read, wholly or in part, by file.</summary>
    public required ImmutableArray<UnreadFile> Unread { get; init; }

    /// <summary>What there is.</summary>
    public required Inventory Inventory { get; init; }

    /// <summary>What a live org told. Null when none was asked.</summary>
    public Usage? Usage { get; init; }

    /// <summary>The few figures to decide by.</summary>
    public required Summary Summary { get; init; }
}
