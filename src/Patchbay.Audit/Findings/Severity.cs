namespace Patchbay.Audit.Findings;

/// <summary>How much a finding matters, in rising order.</summary>
public enum Severity
{
    /// <summary>Good to know; nothing to do.</summary>
    Info,

    /// <summary>Little work, or work that only follows from other findings.</summary>
    Low,

    /// <summary>Stops working with Open CTI, and there is a known way.</summary>
    Medium,

    /// <summary>Stops calls, loses data, or has no replacement.</summary>
    High,
}
