using System.Collections.Immutable;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Numbers;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Turns a row of the org into a record of the directory.</summary>
internal static class PhoneRow
{
    /// <summary>The fact that holds the contact of a person account, on which a log hangs.</summary>
    internal const string PersonContact = "PersonContactId";

    /// <summary>The fact that holds the contact of a case.</summary>
    internal const string CaseContact = "ContactId";

    /// <summary>Reads a row.</summary>
    /// <param name="phone">Its object.</param>
    /// <param name="row">The row.</param>
    /// <param name="country">Country of numbers that name none, in records that name none either.</param>
    /// <returns>The record, without numbers when it must not be found; null when the row cannot be read.</returns>
    internal static DirectoryRecord? Read(PhoneObject phone, OrgRow row, string country)
    {
        if (row.Text("Id") is not { } id || row.Instant("SystemModstamp") is not { } modified) return null;
        country = CountryOf(row) ?? country;
        var isOut = IsOut(phone, row);
        return new(
            new(phone.Name, id), row.Text(phone.NameField) ?? "", Detail(phone, row), row.Text("AccountId"), modified,
            (isOut ? null : Numbers(phone, row, country)) ?? (IReadOnlyList<DirectoryNumber>)[])
        {
            Keys = isOut || phone.KeyFields.IsEmpty ? [] : Keys(phone, row),
            Facts = isOut ? DirectoryRecord.NoFacts : Facts(phone, row),
            LastContactAt = isOut ? null : row.Instant("LastActivityDate"),
            IsDeleted = row.Flag("IsDeleted"),
            // A converted lead lives on as a contact, as a merged one does as its master.
            MergedInto = row.Text("MasterRecordId") ?? (row.Flag("IsConverted") ? row.Text("ConvertedContactId") : null),
        };
    }

    /// <summary>Tells whether nobody must find it. The contact row of a person account is its account over again.</summary>
    private static bool IsOut(PhoneObject phone, OrgRow row) =>
        row.Flag("IsDeleted") || row.Flag("IsConverted")
        || (phone.Name switch
        {
            "Contact" => row.Flag("IsPersonAccount"),
            "User" => row.Text("IsActive") is not null && !row.Flag("IsActive"),
            _ => false,
        });

    /// <summary>A number without a country belongs to the country of its owner: London's 020 is not Stockholm's.</summary>
    private static string? CountryOf(OrgRow row) =>
        Countries.Find(FirstOf(row, "MailingCountryCode", "CountryCode", "BillingCountryCode"))
        ?? Countries.Find(FirstOf(row, "MailingCountry", "Country", "BillingCountry"))
        ?? Countries.Find(row.Value("Account.BillingCountry"));

    private static ReadOnlySpan<char> FirstOf(OrgRow row, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (row.Value(field) is { Length: > 0 } text) return text;
        }

        return [];
    }

    private static List<DirectoryNumber>? Numbers(PhoneObject phone, OrgRow row, string country)
    {
        // A closed case is no reason to take its number for somebody's.
        if (phone.Name == "Case" && row.Flag("IsClosed")) return null;
        List<DirectoryNumber>? numbers = null;
        foreach (var field in phone.PhoneFields)
        {
            // Most fields of most records are empty.
            if (row.Value(field) is not { Length: > 0 } text) continue;
            foreach (var (number, extension) in WrittenNumbers.Read(text, country)) (numbers ??= new(1)).Add(new(number, field, extension));
        }

        return numbers;
    }

    private static DirectoryKey[] Keys(PhoneObject phone, OrgRow row) =>
        [.. phone.KeyFields.Where(field => row.Text(field) is not null).Select(field => new DirectoryKey($"{phone.Name}.{field}", row.Text(field)!))];

    private static ImmutableSortedDictionary<string, string> Facts(PhoneObject phone, OrgRow row)
    {
        var facts = DirectoryRecord.NoFacts;
        foreach (var field in phone.FactFields)
        {
            if (row.Fact(field) is { } text) facts = facts.SetItem(field, text);
        }

        var contact = phone.Name switch { "Account" => PersonContact, "Case" => CaseContact, _ => null };
        return contact is not null && row.Text(contact) is { } id ? facts.SetItem(contact, id) : facts;
    }

    private static string Detail(PhoneObject phone, OrgRow row)
    {
        var detail = phone.Name switch
        {
            "Contact" => row.Text("Account.Name"),
            "Lead" => row.Text("Company"),
            "Account" => row.Text("BillingCity"),
            "Case" => row.Text("Subject"),
            "User" => row.Text("Title") ?? row.Text("Department"),
            _ => null,
        };
        return detail ?? "";
    }
}
