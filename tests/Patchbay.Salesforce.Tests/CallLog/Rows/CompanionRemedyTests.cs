using Patchbay.Salesforce.CallLog.Rows;
using Patchbay.Salesforce.Faults;
using Patchbay.Salesforce.Rest;
using Patchbay.Salesforce.Tests.Support;

namespace Patchbay.Salesforce.Tests.CallLog.Rows;

/// <summary>What is done for the second record of a call when the org refuses it.</summary>
public sealed class CompanionRemedyTests : IDisposable
{
    private static readonly SalesforceError Gone = new("ENTITY_IS_DELETED", "entity is deleted", []);

    private readonly WriterRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public void A_companion_of_a_contact_that_was_deleted_is_written_without_it()
    {
        var write = Companion(("Contact__c", "003000000000001AAA"), ("OwnerId", "005000000000002AAA"), ("Note__c", "003 was the number"));

        var stop = Remedies().Judge(write, [Gone]);

        Assert.Null(stop);
        Assert.Null(write.Outcome);
        Assert.Equal(["Key__c", "Note__c", "OwnerId"], write.Row.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_companion_that_hangs_on_nothing_is_parked_when_the_org_says_that_something_is_gone()
    {
        var write = Companion(("Note__c", "Nothing else."));

        Remedies().Judge(write, [Gone]);

        Assert.Equal("Phone_Call__c: ENTITY_IS_DELETED", Assert.IsType<WriteOutcome.Parked>(write.Outcome).Code);
    }

    private RowRemedies Remedies() => new(rig.Gaps, rig.Owners);

    private static RowWrite Companion(params (string Field, object? Value)[] fields) => new(
        new SObjectRow("Phone_Call__c", fields.Append(("Key__c", "a call")).ToDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal)), "Key__c", "");
}
