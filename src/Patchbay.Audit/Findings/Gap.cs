namespace Patchbay.Audit.Findings;

/// <summary>What a replacement lacks, in rising order. It says nothing about effort.</summary>
public enum Gap
{
    /// <summary>A direct counterpart, or the platform now does it.</summary>
    None,

    /// <summary>To be had by other means, or with less.</summary>
    Partial,

    /// <summary>Nothing does it.</summary>
    Full,
}
