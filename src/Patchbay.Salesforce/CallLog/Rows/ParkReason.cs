using Patchbay.Salesforce.CallLog.Content;
using Patchbay.Salesforce.Rest;

namespace Patchbay.Salesforce.CallLog.Rows;

/// <summary>Words for why a record is parked: what the org said, and what to do.</summary>
internal static class ParkReason
{
    /// <summary>No Salesforce user is known for the agent, and nobody is named for such calls.</summary>
    internal const string OwnerUnknown = "OWNER_UNKNOWN";

    /// <summary>The record could not be built: a fault of ours.</summary>
    internal const string NotBuilt = "NOT_BUILT";

    /// <summary>The record is written, and fields that the org lacks are not in it.</summary>
    internal const string FieldLeftOut = "FIELD_LEFT_OUT";

    private const int Longest = 500;

    /// <summary>Takes our own values out of what the org said: they may be about a person, and the reason is kept in the clear.</summary>
    /// <param name="message">What the org said.</param>
    /// <param name="row">What was sent.</param>
    /// <returns>At most 500 characters.</returns>
    internal static string Clean(string message, SObjectRow row) => TaskFields.Cut(EchoedValues.TakeOut(message, row), Longest);

    /// <summary>What a person can do about fields that were left out.</summary>
    /// <param name="fields">Fields with their objects.</param>
    internal static string WithoutFields(IReadOnlyList<string> fields) =>
        $"Written, but without {LeftOut.Words(fields)}, which the org does not have, or Patchbay's user may not write. Add {(fields.Count == 1 ? "the field" : "the fields")} or give the right; then run it again, or check the org.";

    /// <summary>What a person can do about a code.</summary>
    /// <param name="code">Code of the failure, as it stands in the record link.</param>
    /// <returns>One sentence or two.</returns>
    internal static string Advice(string? code) => (code?.Split(": ")[^1]) switch
    {
        OwnerUnknown => "No Salesforce user is known for this agent. Name one under Salesforce:Users, or name Salesforce:OwnerOfLastResort, then run it again.",
        NotBuilt => "Patchbay could not build the record. Report the error in the log; run it again after an update.",
        "FIELD_CUSTOM_VALIDATION_EXCEPTION" => "A validation rule of the org refuses it. Set the field that the rule asks for, or let the rule leave out calls, then run it again.",
        "REQUIRED_FIELD_MISSING" => "The org demands a field that is not filled. Set it here, or map it, then run it again.",
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" => "A value is not in the org's picklist. Add the value there, or set another one here, then run it again.",
        "STRING_TOO_LONG" => "A text is longer than its field. Set a shorter one, then run it again.",
        "DUPLICATE_VALUE" => "Another record holds a value that must be unique. Change the field here or there, then run it again.",
        "DUPLICATES_DETECTED" => "A duplicate rule of the org refuses it. Let the rule leave out Patchbay's user, then run it again.",
        "MULTIPLE_RECORDS_FOUND" => "Several records hold this call's key. Delete those that are too many, make the key field unique, then run it again.",
        "CANNOT_EXECUTE_FLOW_TRIGGER" => "A flow of the org failed on it. Look at the flow's error mail, mend it, then run it again.",
        "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" => "An Apex trigger of the org failed on it. Look at the trigger, mend it, then run it again.",
        "INACTIVE_OWNER_OR_USER" => "The agent's user is not active any more. Name another owner under Salesforce:Users or Salesforce:OwnerOfLastResort, then run it again.",
        "OP_WITH_INVALID_USER_TYPE_EXCEPTION" or "TRANSFER_REQUIRES_READ" =>
            "The agent's user may not own such a record. Give it a licence and profile that may, or name another owner, then run it again.",
        "INSUFFICIENT_ACCESS_OR_READONLY" or "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" =>
            "Patchbay's user may not write it. Give it edit rights to tasks and to the records they hang on, then run it again.",
        "INVALID_FIELD" or "INVALID_FIELD_FOR_INSERT_UPDATE" => "The org does not know a field, or keeps it closed. Look at the mapping and at the permissions of Patchbay's user, then run it again.",
        _ => "The org refuses it. Set the field that its words name, or change the rule in the org, then run it again.",
    };
}
