namespace Patchbay.Audit.Findings;

/// <summary>What sort of thing a finding is.</summary>
public enum FindingKind
{
    /// <summary>A member of an API that code uses.</summary>
    Use,

    /// <summary>A script of the API that a page loads.</summary>
    Include,

    /// <summary>A definition of a call center.</summary>
    CallCenter,

    /// <summary>A definition of a call center for the desktop toolkit that came before Open CTI.</summary>
    DesktopCti,

    /// <summary>A component in markup, in a utility bar or on a page.</summary>
    Component,

    /// <summary>A field or object of calls that code, automation, a page or a report uses.</summary>
    Field,

    /// <summary>A setting that exists for the adapter: a trusted site, a connected app, a permission.</summary>
    Setting,

    /// <summary>A package of a telephony vendor.</summary>
    Vendor,

    /// <summary>A mistake in an adapter, which breaks or will break before the date.</summary>
    Fault,

    /// <summary>Already on the new side.</summary>
    Voice,

    /// <summary>Something about the audit itself: a rule that failed.</summary>
    Audit,
}
