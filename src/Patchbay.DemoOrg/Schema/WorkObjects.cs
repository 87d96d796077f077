namespace Patchbay.DemoOrg.Schema;

/// <summary>The objects work hangs on: case, opportunity and task. Fields after the platform's object reference.</summary>
internal static class WorkObjects
{
    /// <summary>External id of a logged call (reference: rest-call-logging §1).</summary>
    public const string InteractionKey = "Patchbay_Interaction_Id__c";

    public static SObjectType Case() => new("Case", "Cases", "500", Field.WithSystem("Case",
        Field.Text("CaseNumber", "Case Number", 30).Required().ReadOnly() with { AutoNumber = true, IsName = true },
        Field.Reference("ContactId", "Contact ID", "Contact", "Contact"),
        Field.Reference("AccountId", "Account ID", "Account", "Account"),
        Field.Text("Subject", "Subject", 255),
        Field.Picklist("Status", "Status", "New", "Working", "Waiting on Customer", "Escalated", "Closed")
            .Required() with
        { Default = "New" },
        Field.Picklist("Priority", "Priority", "High", "Medium", "Low") with { Default = "Medium" },
        Field.Picklist("Origin", "Case Origin", "Phone", "Email", "Web"),
        Field.Picklist("Type", "Case Type", "Question", "Problem", "Feature Request"),
        Field.Text("SuppliedName", "Name", 80),
        Field.Text("SuppliedCompany", "Company", 80),
        Field.Phone("SuppliedPhone", "Phone"),
        Field.LongText("Description", "Description"),
        Field.Flag("IsClosed", "Closed").ReadOnly(),
        Field.Moment("ClosedDate", "Closed Date").ReadOnly(),
        Field.Owner()));

    public static SObjectType Opportunity() => new("Opportunity", "Opportunities", "006", Field.WithSystem("Opportunity",
        Field.Reference("AccountId", "Account ID", "Account", "Account"),
        Field.Text("Name", "Name", 120).Required() with { IsName = true },
        Field.Picklist("StageName", "Stage", "Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review",
            "Closed Won", "Closed Lost").Required(),
        Field.Number("Amount", "Amount", FieldKind.Currency),
        Field.Number("Probability", "Probability (%)", FieldKind.Percent),
        Field.Date("CloseDate", "Close Date").Required(),
        Field.LongText("Description", "Description"),
        Field.Flag("IsClosed", "Closed").ReadOnly(),
        Field.Flag("IsWon", "Won").ReadOnly(),
        Field.Owner()));

    // Reference: rest-call-logging §2 for the call fields, TaskSubtype and the lead rule.
    public static SObjectType Task(bool keyIsUnique) => new("Task", "Tasks", "00T", Field.WithSystem("Activity",
        Field.Reference("WhoId", "Name ID", "Who", "Contact", "Lead"),
        Field.Reference("WhatId", "Related To ID", "What", "Account", "Opportunity", "Case"),
        Field.Reference("AccountId", "Account ID", "Account", "Account").ReadOnly(),
        Field.Text("Subject", "Subject", 255) with { IsName = true },
        Field.Date("ActivityDate", "Due Date Only"),
        Field.Picklist("Status", "Status", "Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred")
            .Required() with
        { Default = "Not Started" },
        Field.Picklist("Priority", "Priority", "High", "Normal", "Low").Required() with { Default = "Normal" },
        Field.Picklist("Type", "Type", "Call", "Meeting", "Other"),
        Field.Picklist("TaskSubtype", "Task Subtype", "Task", "Email", "ListEmail", "Cadence", "Call", "LinkedIn", "Note")
            with
        { Default = "Task", Updateable = false, Restricted = true },
        Field.Picklist("CallType", "Call Type", "Internal", "Inbound", "Outbound") with { Restricted = true },
        Field.Number("CallDurationInSeconds", "Call Duration", FieldKind.Int),
        Field.Text("CallDisposition", "Call Result", 255),
        Field.Text("CallObject", "Call Object Identifier", 255),
        Field.LongText("Description", "Description"),
        Field.Flag("IsClosed", "Closed").ReadOnly(),
        Field.Moment("CompletedDateTime", "Completed Date").ReadOnly(),
        Field.Text(InteractionKey, "Patchbay Interaction Id", 255)
            with
        { Unique = keyIsUnique, CaseSensitive = true, ExternalId = true },
        Field.Url("Patchbay_Recording__c", "Patchbay Recording"),
        Field.Owner()));
}
