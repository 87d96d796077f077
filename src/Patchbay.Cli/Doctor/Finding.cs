namespace Patchbay.Cli.Doctor;

/// <summary>How bad it is.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It runs, and somebody should look.</summary>
    Look,

    /// <summary>It does not run, or not safely.</summary>
    Wrong,
}

/// <summary>What one look at the machine found.</summary>
/// <param name="Verdict">How bad it is.</param>
/// <param name="Area">What was looked at, one word.</param>
/// <param name="What">What there is, in one sentence.</param>
/// <param name="Do">What to do about it; null when nothing.</param>
internal sealed record Finding(Verdict Verdict, string Area, string What, string? Do = null);
