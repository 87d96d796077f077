using System.Collections.Immutable;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>An object that the directory copies, as this org describes it.</summary>
/// <param name="Name">Its API name.</param>
/// <param name="PhoneFields">Fields that hold numbers.</param>
/// <param name="OtherFields">What else is read of a record.</param>
internal sealed record PhoneObject(string Name, ImmutableArray<string> PhoneFields, ImmutableArray<string> OtherFields)
{
    /// <summary>The objects that are always copied, in the order they are filled. Their business comes last.</summary>
    internal static readonly ImmutableArray<string> Names = ["Contact", "Lead", "Account", "Case", "Opportunity", "Order", "User"];

    /// <summary>Where a caller is looked for in the org itself: people and companies, not their business.</summary>
    internal static readonly ImmutableArray<string> NotSearched = ["Case", "Opportunity", "Order", "User"];

    private static readonly string[] system = ["Id", "SystemModstamp"];

    /// <summary>The field that names a record.</summary>
    internal string NameField { get; init; } = "Name";

    /// <summary>Fields by whose value a record is found.</summary>
    internal ImmutableArray<string> KeyFields { get; init; } = [];

    /// <summary>Fields that rules look at.</summary>
    internal ImmutableArray<string> FactFields { get; init; } = [];

    /// <summary>True when records can be found by a number or a key.</summary>
    internal bool HasEntries => PhoneFields.Length + KeyFields.Length > 0;

    /// <summary>True when its records are business with a customer.</summary>
    internal bool IsBusiness => Name is "Case" or "Opportunity" or "Order";

    /// <summary>True when the org changes it often enough, and callers depend on it enough, that it is asked for in each round.</summary>
    internal bool IsUrgent => Name is not ("Opportunity" or "Order" or "User");

    /// <summary>The part of a query that reads everything.</summary>
    internal string Select => $"SELECT {string.Join(", ", Fields)} FROM {Name}";

    /// <summary>All that is read. Another list means that everything must be read again.</summary>
    internal IEnumerable<string> Fields =>
        OtherFields.Concat(PhoneFields).Concat(KeyFields).Concat(FactFields).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What a load notes: <c>Contact(Id,Name,LeadSource|LeadSource)</c>, all that it read and, apart, what it kept for rules. A name or a number
    /// that is read anyway is not kept as a fact before a rule asks for it.
    /// </summary>
    internal string Loaded => $"{Name}({string.Join(',', Fields)}{(FactFields.IsEmpty ? "" : $"|{string.Join(',', FactFields)}")})";

    /// <summary>Fields beside the numbers; those in the second list exist in some orgs only.</summary>
    internal static (string[] Always, string[] Perhaps) FieldsOf(string name) => name switch
    {
        "Contact" => ([.. system, "Name", "AccountId", "Account.Name", "Account.BillingCountry"],
            ["IsDeleted", "MasterRecordId", "IsPersonAccount", "MailingCountryCode", "MailingCountry", "LastActivityDate"]),
        "Lead" => ([.. system, "Name", "Company", "IsConverted"],
            ["IsDeleted", "MasterRecordId", "CountryCode", "Country", "LastActivityDate", "ConvertedContactId"]),
        "Account" => ([.. system, "Name"],
            ["IsDeleted", "MasterRecordId", "IsPersonAccount", "PersonContactId", "BillingCity", "BillingCountryCode", "BillingCountry", "LastActivityDate"]),
        "Case" => ([.. system, "CaseNumber", "Subject", "Status", "IsClosed", "ContactId", "AccountId"], ["IsDeleted", "CreatedDate"]),
        "Opportunity" => ([.. system, "Name", "StageName", "IsClosed", "AccountId", "CloseDate"], ["IsDeleted", "ContactId"]),
        "Order" => ([.. system, "OrderNumber", "Status", "AccountId", "EffectiveDate"], ["IsDeleted", "BillToContactId", "StatusCode"]),
        "User" => ([.. system, "Name"], ["IsActive", "Title", "Department"]),
        _ => (system, ["IsDeleted"]),
    };
}
