using System.Text.Json;
using Patchbay.Runtime.PhoneDirectory;
using Patchbay.Salesforce.Numbers;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Turns a row of the org into a record of the directory.</summary>
internal static class PhoneRow
{
    /// <summary>Reads a row.</summary>
    /// <param name="phone">Its object.</param>
    /// <param name="row">The row.</param>
    /// <param name="openCases">Open cases of the record.</param>
    /// <param name="country">Country of numbers that name none, in records that name none either.</param>
    /// <returns>The record, without numbers when it must not be found; null when the row cannot be read.</returns>
    internal static DirectoryRecord? Read(PhoneObject phone, JsonElement row, int openCases, string country)
    {
        if (row.Text("Id") is not { } id || row.Instant("SystemModstamp") is not { } modified) return null;
        // A converted lead lives on as a contact; the contact row of a person account is its account over again.
        country = CountryOf(row) ?? country;
        var isOut = row.Flag("IsDeleted") || row.Flag("IsConverted") || (phone.Name == "Contact" && row.Flag("IsPersonAccount"));
        return new(
            new(phone.Name, id), row.Text("Name") ?? "", Detail(phone, row, openCases), row.Text("AccountId"), modified,
            isOut ? [] : [.. Numbers(phone, row, country)]);
    }

    /// <summary>A number without a country belongs to the country of its owner: London's 020 is not Stockholm's.</summary>
    private static string? CountryOf(JsonElement row) =>
        Countries.Find(row.Text("MailingCountryCode") ?? row.Text("CountryCode") ?? row.Text("BillingCountryCode"))
        ?? Countries.Find(row.Text("MailingCountry") ?? row.Text("Country") ?? row.Text("BillingCountry"))
        ?? Countries.Find(row.Related("Account").Text("BillingCountry"));

    private static IEnumerable<DirectoryNumber> Numbers(PhoneObject phone, JsonElement row, string country)
    {
        foreach (var field in phone.PhoneFields)
        {
            if (E164.TryParse(row.Text(field), country, out var number)) yield return new(number, field);
        }
    }

    private static string Detail(PhoneObject phone, JsonElement row, int openCases)
    {
        var from = phone.Name switch
        {
            "Contact" => row.Related("Account").Text("Name"),
            "Lead" => row.Text("Company"),
            "Account" => row.Text("BillingCity"),
            _ => null,
        };
        var cases = openCases switch { 0 => null, 1 => "1 open case", _ => $"{openCases} open cases" };
        return string.Join(" · ", new[] { from, cases }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
