using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.Tests.CallLog.Rows;

public sealed class EchoedValuesTests
{
    private const string Note = "Wants her money back before Friday, and will write to the board about it";

    private static readonly SObjectRow row = new("Task", new Dictionary<string, object?>
    {
        ["Subject"] = "Inbound call · Support · Ada Lindqvist",
        ["Description"] = Note + "\n\nFrom: +46701740633\nQueue: Support, waited 0:04",
        ["CallDisposition"] = "call back",
        ["Caller__c"] = "Ada Lindqvist",
        ["TaskSubtype"] = "Call",
        ["Priority"] = "Normal",
        ["Status"] = "Completed",
        ["Empty__c"] = null,
    });

    [Theory]
    [InlineData("Say when you call.")]
    [InlineData("Calls must be Normal or High when Completed; Call the desk.")]
    [InlineData("Support waited too long: take the queue.")]
    [InlineData("Say when you recall backups.")]
    [InlineData("Ask +46 8 123 456, or 4670999 at night.")]
    public void Words_that_a_rule_shares_with_a_call_are_left(string message) => Assert.Equal(message, EchoedValues.TakeOut(message, row));

    [Theory]
    [InlineData("Caller: bad value for restricted picklist field: Ada Lindqvist", "Caller: bad value for restricted picklist field: …")]
    [InlineData("Subject: data value too large: Inbound call · Support · Ada Lindqvist (max length=10)", "Subject: data value too large: … (max length=10)")]
    [InlineData("Not with this note: " + Note + ".", "Not with this note: ….")]
    [InlineData("Too large: Wants her money back before Friday, and wi...", "Too large: …...")]
    [InlineData("'Ada Lindqvist' is on the list, Ada Lindqvist is not.", "'…' is on the list, … is not.")]
    [InlineData("The number +46701740633 is blocked (46701740633).", "The number … is blocked (…).")]
    public void Values_that_the_org_repeats_are_taken_out(string message, string expected) =>
        Assert.Equal(expected, EchoedValues.TakeOut(message, row));

    [Fact]
    public void Nothing_of_a_person_is_left_in_what_the_org_repeats()
    {
        var told = EchoedValues.TakeOut($"{row.Fields["Subject"]} / {row.Fields["Description"]} / {row.Fields["Caller__c"]}", row);

        Assert.DoesNotContain("Ada", told, StringComparison.Ordinal);
        Assert.DoesNotContain("money", told, StringComparison.Ordinal);
        Assert.DoesNotContain("4670", told, StringComparison.Ordinal);
    }
}
