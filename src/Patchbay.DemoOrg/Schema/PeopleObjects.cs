namespace Patchbay.DemoOrg.Schema;

/// <summary>The objects a caller can be: contact, lead and account. Fields after the platform's object reference.</summary>
internal static class PeopleObjects
{
    private static readonly string[] _salutations = ["Mr.", "Ms.", "Mrs.", "Dr.", "Prof.", "Mx."];

    private static readonly string[] _sources = ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"];

    private static readonly string[] _industries =
        ["Agriculture", "Banking", "Construction", "Education", "Energy", "Healthcare", "Hospitality", "Manufacturing",
            "Media", "Retail", "Technology", "Telecommunications", "Transportation", "Utilities", "Other"];

    public static SObjectType Contact() => new("Contact", "Contacts", "003", Field.WithSystem("Contact",
        Field.Reference("AccountId", "Account ID", "Account", "Account"),
        Field.Text("LastName", "Last Name", 80).Required(),
        Field.Text("FirstName", "First Name", 40),
        Field.Picklist("Salutation", "Salutation", _salutations),
        Field.Text("Name", "Full Name", 121).Required().ReadOnly() with { IsName = true },
        Field.Text("Title", "Title", 128),
        Field.Text("Department", "Department", 80),
        Field.Phone("Phone", "Business Phone"),
        Field.Phone("MobilePhone", "Mobile Phone"),
        Field.Phone("HomePhone", "Home Phone"),
        Field.Phone("OtherPhone", "Other Phone"),
        Field.Phone("AssistantPhone", "Asst. Phone"),
        Field.Phone("Direct_Line__c", "Direct Line"),
        Field.Reference("MasterRecordId", "Master Record ID", "MasterRecord", "Contact").ReadOnly(),
        Field.Flag("IsPersonAccount", "Is Person Account").ReadOnly(),
        Field.Email("Email", "Email"),
        Field.Text("MailingStreet", "Mailing Street", 255),
        Field.Text("MailingCity", "Mailing City", 40),
        Field.Text("MailingPostalCode", "Mailing Zip/Postal Code", 20),
        Field.Text("MailingCountry", "Mailing Country", 80),
        Field.Picklist("LeadSource", "Lead Source", _sources),
        Field.LongText("Description", "Contact Description"),
        Field.Date("LastActivityDate", "Last Activity").ReadOnly(),
        Field.Owner()));

    public static SObjectType Lead() => new("Lead", "Leads", "00Q", Field.WithSystem("Lead",
        Field.Text("LastName", "Last Name", 80).Required(),
        Field.Text("FirstName", "First Name", 40),
        Field.Picklist("Salutation", "Salutation", _salutations),
        Field.Text("Name", "Full Name", 121).Required().ReadOnly() with { IsName = true },
        Field.Text("Company", "Company", 255).Required(),
        Field.Text("Title", "Title", 128),
        Field.Phone("Phone", "Phone"),
        Field.Phone("MobilePhone", "Mobile Phone"),
        Field.Email("Email", "Email"),
        Field.Text("City", "City", 40),
        Field.Text("Country", "Country", 80),
        Field.Picklist("LeadSource", "Lead Source", _sources),
        Field.Picklist("Status", "Status", "Open - Not Contacted", "Working - Contacted", "Closed - Converted", "Closed - Not Converted")
            .Required() with
        { Default = "Open - Not Contacted" },
        Field.Picklist("Rating", "Rating", "Hot", "Warm", "Cold"),
        Field.Picklist("Industry", "Industry", _industries),
        Field.LongText("Description", "Description"),
        Field.Flag("IsConverted", "Converted").ReadOnly(),
        Field.Reference("MasterRecordId", "Master Record ID", "MasterRecord", "Lead").ReadOnly(),
        Field.Date("ConvertedDate", "Converted Date").ReadOnly(),
        Field.Reference("ConvertedContactId", "Converted Contact ID", "ConvertedContact", "Contact").ReadOnly(),
        Field.Date("LastActivityDate", "Last Activity").ReadOnly(),
        Field.Owner()));

    public static SObjectType Account() => new("Account", "Accounts", "001", Field.WithSystem("Account",
        Field.Text("Name", "Account Name", 255).Required() with { IsName = true },
        Field.Text("LastName", "Last Name", 80),
        Field.Text("FirstName", "First Name", 40),
        Field.Picklist("Salutation", "Salutation", _salutations),
        Field.Picklist("Type", "Account Type", "Prospect", "Customer - Direct", "Customer - Channel", "Technology Partner", "Other"),
        Field.Reference("ParentId", "Parent Account ID", "Parent", "Account"),
        Field.Phone("Phone", "Account Phone"),
        Field.Phone("Fax", "Account Fax"),
        Field.Reference("MasterRecordId", "Master Record ID", "MasterRecord", "Account").ReadOnly(),
        Field.Phone("PersonMobilePhone", "Mobile"),
        Field.Phone("PersonHomePhone", "Home Phone"),
        Field.Email("PersonEmail", "Email"),
        Field.Flag("IsPersonAccount", "Is Person Account").ReadOnly(),
        Field.Reference("PersonContactId", "Contact ID", "PersonContact", "Contact").ReadOnly(),
        Field.Text("AccountNumber", "Account Number", 40),
        Field.Url("Website", "Website"),
        Field.Picklist("Industry", "Industry", _industries),
        Field.Number("AnnualRevenue", "Annual Revenue", FieldKind.Currency),
        Field.Number("NumberOfEmployees", "Employees", FieldKind.Int),
        Field.Text("BillingStreet", "Billing Street", 255),
        Field.Text("BillingCity", "Billing City", 40),
        Field.Text("BillingPostalCode", "Billing Zip/Postal Code", 20),
        Field.Text("BillingCountry", "Billing Country", 80),
        Field.Picklist("Rating", "Account Rating", "Hot", "Warm", "Cold"),
        Field.LongText("Description", "Account Description"),
        Field.Date("LastActivityDate", "Last Activity").ReadOnly(),
        Field.Owner()));
}
