using Patchbay.Audit.Findings;

namespace Patchbay.Audit.Reports.Html;

/// <summary>A part of an org that one team looks after, as findings are put together for readers.</summary>
/// <param name="Id">Name in addresses.</param>
/// <param name="Title">Words.</param>
/// <param name="About">What belongs here, in a sentence.</param>
internal sealed record Area(string Id, string Title, string About)
{
    private static readonly Area Faults = new("faults", "Faults of today", "Mistakes that break something already, or will before the date. Mend them first, whichever way you go.");
    private static readonly Area Adapter = new("adapter", "The softphone's code", "Members of Open CTI and its older siblings that adapters call, and the scripts they load.");
    private static readonly Area CallCenters = new("call-centers", "Call centers", "Definitions that put the softphone before its users.");
    private static readonly Area Pages = new("pages", "Pages and components", "Components that dial or show the softphone.");
    private static readonly Area Automation = new("automation", "Automation and Apex", "Flows, rules, layouts and code that read or write the fields of call tasks.");
    private static readonly Area Reporting = new("reports", "Reports", "Reports, report types and dashboards over call tasks.");
    private static readonly Area Settings = new("settings", "Access and settings", "Permissions, trusted sites and connected apps that exist for the softphone.");
    private static readonly Area Vendors = new("vendors", "Vendors", "Packages of telephony vendors, and what is built on them.");
    private static readonly Area Voice = new("voice", "Already on the new side", "Salesforce Voice is here already. Nothing to do.");
    private static readonly Area Audit = new("audit", "About the audit", "Rules that failed.");

    /// <summary>All areas, in the order of reading.</summary>
    internal static IReadOnlyList<Area> All { get; } = [Faults, CallCenters, Adapter, Pages, Automation, Reporting, Settings, Vendors, Voice, Audit];

    /// <summary>Where a finding belongs.</summary>
    internal static Area Of(Finding finding) => finding.Kind switch
    {
        FindingKind.Fault => Faults,
        FindingKind.Use or FindingKind.Include => Adapter,
        FindingKind.CallCenter or FindingKind.DesktopCti => CallCenters,
        FindingKind.Component => Pages,
        FindingKind.Field => finding.Rule.StartsWith("report.", StringComparison.Ordinal) ? Reporting : Automation,
        FindingKind.Setting => Settings,
        FindingKind.Vendor => Vendors,
        FindingKind.Voice => Voice,
        _ => Audit,
    };
}
