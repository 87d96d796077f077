namespace Patchbay.DemoOrg.Seed;

/// <summary>Fills a new org: the same records every time, only the dates move with the day.</summary>
internal sealed class Seeder(SeedWriter writer)
{
    private const int ContactsPerAccount = 4;
    private const int Leads = 96;

    private readonly SeedPhones _phones = new();
    private int _people;

    public void Run()
    {
        SeedPeople.Write(writer);
        for (var number = 0; number < SeedCompanies.All.Count; number++)
            WriteAccount(SeedCompanies.All[number], number);
        for (var number = 0; number < Leads; number++)
            WriteLead(number);
        SeedStory.WriteTwins(writer);
    }

    private void WriteAccount(SeedCompany company, int number)
    {
        var account = writer.Insert("Account", 700 - number * 7, new()
        {
            ["OwnerId"] = SeedPeople.Colleague(2 + number % 2),
            ["Name"] = company.Name,
            ["Type"] = number % 5 == 4 ? "Prospect" : "Customer - Direct",
            ["Industry"] = company.Industry,
            ["Phone"] = _phones.Office(company.Country),
            ["Website"] = $"https://www.{company.Domain}",
            ["NumberOfEmployees"] = company.Employees,
            ["AnnualRevenue"] = company.Employees * 182_000d,
            ["BillingCity"] = company.City,
            ["BillingCountry"] = company.Country,
        });
        if (number == 0)
            SeedStory.WriteAda(writer, account);
        var contacts = new List<string>();
        for (var place = 0; place < ContactsPerAccount; place++)
            contacts.Add(WriteContact(company, account, place));
        WriteWork(company, account, contacts, number);
    }

    private string WriteContact(SeedCompany company, string account, int place)
    {
        var number = _people++;
        var (first, last) = SeedNames.Of(company.Country, number);
        return writer.Insert("Contact", 640 - number * 3, new()
        {
            ["OwnerId"] = SeedPeople.Colleague(number),
            ["AccountId"] = account,
            ["FirstName"] = first,
            ["LastName"] = last,
            ["Title"] = SeedWords.Titles[number % SeedWords.Titles.Length],
            ["Email"] = $"{SeedPeople.Ascii(first)}.{SeedPeople.Ascii(last)}@{company.Domain}",
            ["Phone"] = place == 3 ? null : _phones.Office(company.Country),
            ["MobilePhone"] = place is 0 or 3 ? _phones.Mobile(company.Country) : null,
            ["MailingCity"] = company.City,
            ["MailingCountry"] = company.Country,
            ["LeadSource"] = number % 2 == 0 ? "Web" : "Partner Referral",
        });
    }

    private void WriteWork(SeedCompany company, string account, List<string> contacts, int number)
    {
        for (var place = 0; place < 2; place++)
        {
            var which = number * 2 + place;
            writer.Insert("Case", 4 + which * 1.7, new()
            {
                ["OwnerId"] = SeedPeople.Colleague(which % 2),
                ["AccountId"] = account,
                ["ContactId"] = contacts[which % contacts.Count],
                ["Subject"] = SeedWords.CaseSubjects[which % SeedWords.CaseSubjects.Length],
                ["Status"] = SeedWords.CaseStatuses[which % SeedWords.CaseStatuses.Length],
                ["Priority"] = which % 5 == 0 ? "High" : "Medium",
                ["Origin"] = which % 3 == 0 ? "Phone" : "Email",
            });
        }

        writer.Insert("Opportunity", 20 + number * 3, new()
        {
            ["AccountId"] = account,
            ["Name"] = $"{company.Name} – {SeedWords.Deals[number % SeedWords.Deals.Length]}",
            ["StageName"] = SeedWords.Stages[number % SeedWords.Stages.Length],
            ["Amount"] = 12_500d + number * 3_300d,
            ["CloseDate"] = writer.Day(-30 - number),
        });
        for (var place = 0; place < contacts.Count; place++)
            SeedStory.WriteCall(writer, contacts[place], related: null, number * 4 + place, 2 + number * 1.3 + place * 9);
    }

    private void WriteLead(int number)
    {
        var company = SeedCompanies.All[(number * 11 + 5) % SeedCompanies.All.Count];
        var (first, last) = SeedNames.Of(company.Country, 120 + number);
        var converted = number % 16 == 15;
        writer.Insert("Lead", 3 + number * 2, new()
        {
            ["OwnerId"] = SeedPeople.Colleague(number),
            ["FirstName"] = first,
            ["LastName"] = last,
            ["Company"] = $"{last} {(company.Country is "Germany" ? "GmbH" : company.Country is "Sweden" ? "AB" : "& Co")}",
            ["Title"] = SeedWords.Titles[(number + 4) % SeedWords.Titles.Length],
            ["Phone"] = number % 4 == 3 ? null : _phones.Office(company.Country),
            ["MobilePhone"] = number % 4 == 3 ? _phones.Mobile(company.Country) : null,
            ["Email"] = $"{SeedPeople.Ascii(first)}@{SeedPeople.Ascii(last)}.example",
            ["City"] = company.City,
            ["Country"] = company.Country,
            ["LeadSource"] = number % 2 == 0 ? "Web" : "Phone Inquiry",
            ["Status"] = converted ? "Closed - Converted" : number % 3 == 0 ? "Working - Contacted" : "Open - Not Contacted",
            ["Rating"] = number % 3 == 0 ? "Hot" : "Warm",
            ["IsConverted"] = converted ? 1L : 0L,
            ["ConvertedDate"] = converted ? writer.Day(1 + number) : null,
        });
    }
}
