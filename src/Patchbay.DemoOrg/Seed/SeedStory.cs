namespace Patchbay.DemoOrg.Seed;

/// <summary>The customers a visitor meets, and calls of the past.</summary>
internal static class SeedStory
{
    public static void WriteAda(SeedWriter writer, string account)
    {
        var ada = writer.Insert("Contact", 410, new()
        {
            ["AccountId"] = account,
            ["Salutation"] = "Ms.",
            ["FirstName"] = "Ada",
            ["LastName"] = "Lindqvist",
            ["Title"] = "Head of Signalling",
            ["Department"] = "Operations",
            ["Email"] = "ada.lindqvist@nordictrams.example",
            ["Phone"] = "08-465 004 00",
            ["MobilePhone"] = "070-174 06 33",
            ["MailingStreet"] = "Spårvägsgatan 12",
            ["MailingPostalCode"] = "116 45",
            ["MailingCity"] = "Stockholm",
            ["MailingCountry"] = "Sweden",
            ["LeadSource"] = "Partner Referral",
            ["Description"] = "Prefers Swedish. Best reached before the evening peak.",
        });
        Case(writer, (account, ada), 60, "Spare keys for the control cabinet", "Closed", "Low");
        var invoice = Case(writer, (account, ada), 9, "Invoice 20931 shows the wrong depot", "Working", "Medium");
        Case(writer, (account, ada), 2, "Doors at Slussen stay shut after the update", "Escalated", "High");
        WriteCall(writer, ada, account, 4, 3);
        WriteCall(writer, ada, invoice, 3, 8);
        WriteCall(writer, ada, account, 6, 44);
        writer.Insert("Opportunity", 25, new()
        {
            ["AccountId"] = account,
            ["Name"] = "Nordic Trams AB – Depot signalling",
            ["StageName"] = "Negotiation/Review",
            ["Amount"] = 418_000d,
            ["CloseDate"] = writer.Day(-45),
        });
    }

    /// <summary>A contact and a lead who answer the same telephone.</summary>
    public static void WriteTwins(SeedWriter writer)
    {
        var account = writer.Insert("Account", 300, new()
        {
            ["Name"] = "Bennett & Rowe Architects",
            ["Type"] = "Customer - Direct",
            ["Industry"] = "Construction",
            ["Website"] = "https://www.bennettrowe.example",
            ["NumberOfEmployees"] = 22L,
            ["AnnualRevenue"] = 3_100_000d,
            ["BillingCity"] = "London",
            ["BillingCountry"] = "United Kingdom",
        });
        var contact = writer.Insert("Contact", 280, new()
        {
            ["AccountId"] = account,
            ["FirstName"] = "Oliver",
            ["LastName"] = "Bennett",
            ["Title"] = "Partner",
            ["Email"] = "oliver@bennettrowe.example",
            ["Phone"] = "020 7946 0018",
            ["MailingCity"] = "London",
            ["MailingCountry"] = "United Kingdom",
        });
        Case(writer, (account, contact), 12, "Drawings are printed without scale", "New", "Medium");
        WriteCall(writer, contact, account, 1, 20);
        writer.Insert("Lead", 6, new()
        {
            ["FirstName"] = "Olivia",
            ["LastName"] = "Rowe",
            ["Company"] = "Rowe Interiors",
            ["Title"] = "Founder",
            ["Email"] = "olivia@roweinteriors.example",
            ["Phone"] = "+44 (0)20 7946 0018",
            ["City"] = "London",
            ["Country"] = "United Kingdom",
            ["LeadSource"] = "Web",
            ["Status"] = "Working - Contacted",
            ["Rating"] = "Warm",
        });
    }

    /// <summary>A call of the past, logged by whatever came before Patchbay.</summary>
    public static void WriteCall(SeedWriter writer, string who, string? related, int number, double daysAgo)
    {
        var (subject, disposition, notes) = SeedWords.Calls[number % SeedWords.Calls.Length];
        writer.Insert("Task", writer.AtWork(daysAgo, number * 83), new()
        {
            ["OwnerId"] = SeedPeople.Colleague(number % 2),
            ["WhoId"] = who,
            ["WhatId"] = related,
            ["Subject"] = $"Call: {subject}",
            ["Description"] = notes,
            ["Status"] = "Completed",
            ["ActivityDate"] = writer.Day(daysAgo),
            ["Type"] = "Call",
            ["TaskSubtype"] = "Call",
            ["CallType"] = number % 3 == 1 ? "Outbound" : "Inbound",
            ["CallDurationInSeconds"] = 40L + number * 37 % 560,
            ["CallDisposition"] = disposition,
            ["CallObject"] = $"old-pbx-{number:D5}",
        });
    }

    private static string Case(SeedWriter writer, (string Account, string Contact) of, double daysAgo, string subject, string status, string priority) =>
        writer.Insert("Case", daysAgo, new()
        {
            ["AccountId"] = of.Account,
            ["ContactId"] = of.Contact,
            ["Subject"] = subject,
            ["Status"] = status,
            ["Priority"] = priority,
            ["Origin"] = "Phone",
            ["Type"] = "Problem",
        });
}
