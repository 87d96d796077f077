using System.Collections.Immutable;
using Patchbay.Audit.Findings;

namespace Patchbay.Audit;

/// <summary>What is to be audited, and how.</summary>
/// <param name="Paths">Folders, archives and files.</param>
/// <param name="AsOf">The day to count from.</param>
public sealed record AuditWish(ImmutableArray<string> Paths, DateOnly AsOf)
{
    /// <summary>Text of a file that overrides weights of effort. Null: the published ones.</summary>
    public string? Weights { get; init; }

    /// <summary>False reads everything by tokens, as on a machine without Node.js. Default true.</summary>
    public bool UsesParser { get; init; } = true;

    /// <summary>What a live org told. Null when none was asked.</summary>
    public Usage? Usage { get; init; }

    /// <summary>What to say first, beside what the audit itself finds to say.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];
}

/// <summary>How far an audit is.</summary>
/// <param name="Files">Files looked at.</param>
/// <param name="Bytes">Bytes looked at.</param>
/// <param name="Findings">Places found.</param>
public sealed record AuditProgress(int Files, long Bytes, int Findings);
