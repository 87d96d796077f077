namespace Patchbay.DemoOrg.Schema;

/// <summary>An object of the org's own, as firms keep one for their calls beside the Task.</summary>
internal static class CallObjects
{
    public static SObjectType PhoneCall() => new("Phone_Call__c", "Phone Calls", "a01", Field.WithSystem("Phone Call",
        Field.Text("Name", "Phone Call Number", 30).Required().ReadOnly() with { AutoNumber = true, IsName = true },
        Field.Text("Interaction__c", "Interaction", 36) with { Unique = true, CaseSensitive = true, ExternalId = true },
        Field.Reference("Contact__c", "Contact", "Contact__r", "Contact"),
        Field.Reference("Account__c", "Account", "Account__r", "Account"),
        Field.Text("Queue__c", "Queue", 80),
        Field.Text("Agent__c", "Agent", 121),
        Field.Text("Outcome__c", "Outcome", 255),
        Field.Number("Talk_Seconds__c", "Talk Seconds", FieldKind.Int),
        Field.Moment("Started_At__c", "Started At"),
        Field.Flag("Recorded__c", "Recorded"),
        Field.LongText("Notes__c", "Notes"),
        Field.Owner()));
}
