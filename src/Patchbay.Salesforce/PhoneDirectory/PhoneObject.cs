using System.Collections.Immutable;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>An object whose records have numbers, as this org describes it.</summary>
/// <param name="Name">Its API name.</param>
/// <param name="PhoneFields">Fields that hold numbers.</param>
/// <param name="OtherFields">What else is read of a record.</param>
internal sealed record PhoneObject(string Name, ImmutableArray<string> PhoneFields, ImmutableArray<string> OtherFields)
{
    /// <summary>The objects of callers, in the order they are filled.</summary>
    internal static readonly ImmutableArray<string> Names = ["Contact", "Lead", "Account"];

    /// <summary>The part of a query that reads everything.</summary>
    internal string Select => $"SELECT {string.Join(", ", OtherFields.Concat(PhoneFields))} FROM {Name}";

    /// <summary>Fields beside the numbers; those in the second list exist in some orgs only.</summary>
    internal static (string[] Always, string[] Perhaps) FieldsOf(string name) => name switch
    {
        "Contact" => (["Id", "IsDeleted", "SystemModstamp", "Name", "AccountId", "Account.Name", "Account.BillingCountry"],
            ["IsPersonAccount", "MailingCountryCode", "MailingCountry"]),
        "Lead" => (["Id", "IsDeleted", "SystemModstamp", "Name", "Company", "IsConverted"], ["CountryCode", "Country"]),
        "Account" => (["Id", "IsDeleted", "SystemModstamp", "Name"], ["BillingCity", "BillingCountryCode", "BillingCountry"]),
        _ => (["Id", "IsDeleted", "SystemModstamp", "Name"], []),
    };
}
