namespace Patchbay.Audit.Findings;

/// <summary>How sure a finding is, in rising order.</summary>
public enum Confidence
{
    /// <summary>A name that fits, in a place that does not prove it.</summary>
    Possible,

    /// <summary>Most likely: read by tokens, or through a value that was followed only in part.</summary>
    Probable,

    /// <summary>Parsed and followed.</summary>
    Certain,
}
