namespace Patchbay.DemoOrg.Seed;

/// <summary>What customers write and say.</summary>
internal static class SeedWords
{
    public static string[] Titles { get; } =
        ["Head of Operations", "Purchasing Manager", "IT Manager", "Office Manager", "Facility Manager", "Finance Director",
            "Customer Care Lead", "Project Manager", "Managing Director", "Service Technician", "HR Partner", "Data Analyst"];

    public static string[] CaseSubjects { get; } =
        ["Display shows the wrong language after restart", "Delivery came without the mounting kit", "Cannot sign in since Monday",
            "Invoice was charged twice", "Replacement unit hums at night", "Please move the maintenance visit",
            "Export stops at 10,000 rows", "Sensor reports minus 40 degrees", "Two users share one licence", "Warranty for unit 4411",
            "Address change for the new warehouse", "Report arrives a day late", "Battery lasts half a day only",
            "Training for five new colleagues", "Firmware 8.2 and the old gateway", "Refund for the cancelled order"];

    public static string[] CaseStatuses { get; } = ["New", "Working", "Closed", "Waiting on Customer", "Closed", "Escalated", "Closed"];

    public static string[] Deals { get; } =
        ["Sensor upgrade", "Service contract", "Second site", "Pilot", "Fleet renewal", "Licences", "Spare parts frame order"];

    public static string[] Stages { get; } =
        ["Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"];

    public static (string Subject, string Disposition, string Notes)[] Calls { get; } =
    [
        ("Asked about delivery", "Resolved", "Parcel is at the depot, arrives tomorrow before noon."),
        ("Price for ten more units", "Follow-up needed", "Wants a quote by Friday, including installation."),
        ("Cannot sign in", "Resolved", "Reset the second factor; worked while we talked."),
        ("Question about the invoice", "Forwarded", "Handed over to billing, they will write."),
        ("Checking in after the visit", "Resolved", "Technician was on time, all good."),
        ("Left a message", "Left voicemail", "No answer; left a message to call back."),
        ("Wrong part delivered", "Replacement ordered", "Sends the old part back with the driver."),
        ("Renewal of the contract", "Follow-up needed", "Decides after their board meeting."),
    ];
}
