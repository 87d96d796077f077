using Patchbay.Runtime.PhoneDirectory;

namespace Patchbay.Salesforce.PhoneDirectory;

/// <summary>Turns a row of the org into a piece of business with a customer.</summary>
internal static class RelatedRow
{
    /// <summary>Reads a row.</summary>
    /// <param name="business">Its object.</param>
    /// <param name="row">The row.</param>
    /// <returns>The business, without owner when it is over and done or deleted; null when the row cannot be read.</returns>
    internal static RelatedRecord? Read(PhoneObject business, OrgRow row)
    {
        if (row.Text("Id") is not { } id || row.Instant("SystemModstamp") is not { } modified) return null;
        var isOpen = IsOpen(business, row);
        // Of cases only the open ones are shown; of orders and opportunities the last one is.
        var isOut = row.Flag("IsDeleted") || (business.Name == "Case" && !isOpen);
        return new(
            new(business.Name, id), isOut ? null : row.Text("ContactId") ?? row.Text("BillToContactId"), isOut ? null : row.Text("AccountId"),
            isOut ? "" : Title(business, row), row.Text(business.Name == "Opportunity" ? "StageName" : "Status") ?? "", isOpen && !isOut,
            row.Instant(DateOf(business)) ?? modified, modified);
    }

    /// <summary>What of it is read at a full load: closed cases are of no use.</summary>
    internal static string? Condition(PhoneObject business) => business.Name == "Case" && business.KeyFields.IsEmpty ? "IsClosed = false" : null;

    private static bool IsOpen(PhoneObject business, OrgRow row) => business.Name switch
    {
        "Order" => row.Text("StatusCode") is not "Activated",
        _ => !row.Flag("IsClosed"),
    };

    private static string DateOf(PhoneObject business) => business.Name switch { "Case" => "CreatedDate", "Opportunity" => "CloseDate", _ => "EffectiveDate" };

    private static string Title(PhoneObject business, OrgRow row) => business.Name switch
    {
        "Case" => string.Join(' ', new[] { row.Text("CaseNumber"), row.Text("Subject") }.Where(part => part is not null)),
        "Order" => row.Text("OrderNumber") ?? "",
        _ => row.Text("Name") ?? "",
    };
}
