using System.Collections.Immutable;

namespace Patchbay.DemoOrg.Records;

/// <summary>
/// Accounts that are persons: an account and a contact of one. Reference: rest-call-logging §7, person accounts (no mark), and §2, PersonAccount
/// [known]. An account with a last name is one here; on the platform its record type says so.
/// </summary>
internal static class PersonAccounts
{
    /// <summary>Which field of the contact says what the account says.</summary>
    private static readonly ImmutableArray<(string Account, string Contact)> _pairs =
    [
        ("LastName", "LastName"), ("FirstName", "FirstName"), ("Salutation", "Salutation"), ("Phone", "Phone"), ("PersonMobilePhone", "MobilePhone"),
        ("PersonHomePhone", "HomePhone"), ("PersonEmail", "Email"), ("BillingStreet", "MailingStreet"), ("BillingCity", "MailingCity"),
        ("BillingPostalCode", "MailingPostalCode"), ("BillingCountry", "MailingCountry"), ("OwnerId", "OwnerId"),
    ];

    private static readonly ImmutableArray<string> _personal = ["FirstName", "Salutation", "PersonMobilePhone", "PersonHomePhone", "PersonEmail"];

    /// <summary>Completes an account that is about to be written.</summary>
    /// <param name="account">The record as the client wants it.</param>
    /// <param name="before">As it was; null for a new one.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static ApiError? Complete(OrgRecord account, OrgRecord? before)
    {
        if (account.Type.Name != "Account")
            return null;
        var isPerson = before is null ? account.Text("LastName") is not null : before.Flag("IsPersonAccount");
        if (!isPerson)
            return _personal.Append("LastName").FirstOrDefault(field => account[field] is not null) is { } field ? BadField(field) : null;
        // The name of a person is made of its parts.
        if (!Equals(account["Name"], before?["Name"]))
            return BadField("Name");
        account["IsPersonAccount"] = 1L;
        account["Name"] = $"{account.Text("FirstName")} {account.Text("LastName")}".Trim();
        return null;
    }

    /// <summary>Makes the contact behind a person account say the same. The account must have its id.</summary>
    public static void Follow(WriteScope scope, OrgRecord account)
    {
        if (account.Type.Name != "Account" || !account.Flag("IsPersonAccount"))
            return;
        if (account.Text("PersonContactId") is { } id && RecordTable.Find(scope.Statements, scope.Schema["Contact"], id) is { } contact)
        {
            RecordWriter.UpdateComputed(scope, contact, Fill);
            return;
        }

        account["PersonContactId"] = RecordWriter.InsertComputed(scope, "Contact", Fill);
        RecordTable.Update(scope.Statements, account);

        void Fill(OrgRecord person)
        {
            person["AccountId"] = account.Id;
            person["IsPersonAccount"] = 1L;
            foreach (var (from, to) in _pairs)
                person[to] = account[from];
        }
    }

    private static ApiError BadField(string field) =>
        new("INVALID_FIELD_FOR_INSERT_UPDATE", $"Account: bad field names on insert/update call: {field}") { Fields = [field] };
}
