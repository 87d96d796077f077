using System.Globalization;
using Patchbay.DemoOrg.Records;
using Patchbay.DemoOrg.Schema;

namespace Patchbay.DemoOrg.Control;

/// <summary>Puts in many records at once, without rules and ledger: a large org to try things on. The same numbers every time.</summary>
internal sealed class Filler(OrgWriter writer, TimeProvider time)
{
    private const int RowsOfTransaction = 5000;

    /// <summary>Fills an object.</summary>
    /// <param name="sObject"><c>Contact</c> or <c>User</c>.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    /// <returns>False for another object.</returns>
    public async Task<bool> FillAsync(string sObject, int count, CancellationToken cancellationToken)
    {
        Action<OrgRecord, int>? fill = sObject switch
        {
            "Contact" => FillContact,
            "User" => FillUser,
            _ => null,
        };
        if (fill is null)
            return false;
        for (var from = 0; from < count; from += RowsOfTransaction)
        {
            var start = from;
            await writer.RunAsync(OrgIdentity.AgentUserId, scope =>
            {
                for (var number = start; number < Math.Min(count, start + RowsOfTransaction); number++)
                    Insert(scope, sObject, number, fill);
                return true;
            }, static done => done, cancellationToken);
        }

        return true;
    }

    private void Insert(WriteScope scope, string sObject, int number, Action<OrgRecord, int> fill)
    {
        var record = new OrgRecord(scope.Schema[sObject]);
        var now = OrgTime.Moment(time.GetUtcNow());
        record["Id"] = RecordId.Create(record.Type.KeyPrefix, RecordTable.Next(scope.Statements, sObject));
        foreach (var flag in record.Type.Fields.Where(field => field.Kind == FieldKind.Boolean))
            record[flag.Name] = 0L;
        foreach (var moment in (ReadOnlySpan<string>)["CreatedDate", "LastModifiedDate", "SystemModstamp"])
            record[moment] = now;
        foreach (var user in (ReadOnlySpan<string>)["CreatedById", "LastModifiedById"])
            record[user] = scope.UserId;
        fill(record, number);
        RecordTable.Insert(scope.Statements, record);
    }

    // Numbers from +46 70 1000000 on, one each; written in different ways, as people do.
    private static void FillContact(OrgRecord contact, int number)
    {
        var digits = (1_000_000 + number % 9_000_000).ToString(CultureInfo.InvariantCulture);
        contact["FirstName"] = "Filled";
        contact["LastName"] = string.Create(CultureInfo.InvariantCulture, $"Contact {number}");
        contact["Name"] = $"Filled {contact["LastName"]}";
        contact["OwnerId"] = OrgIdentity.AgentUserId;
        var area = 70 + number / 9_000_000 * 2;
        contact["MobilePhone"] = (number % 3) switch
        {
            0 => $"+46{area}{digits}",
            1 => $"+46 {area} {digits[..3]} {digits[3..5]} {digits[5..]}",
            _ => $"0{area}-{digits}",
        };
    }

    private static void FillUser(OrgRecord user, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"agent{number:D5}");
        user["FirstName"] = "Agent";
        user["LastName"] = string.Create(CultureInfo.InvariantCulture, $"Number {number}");
        user["Name"] = $"Agent {user["LastName"]}";
        user["Username"] = $"{name}@tidewater.example";
        user["Email"] = $"{name}@tidewater.example";
        user["FederationIdentifier"] = name;
        user["IsActive"] = 1L;
        user["TimeZoneSidKey"] = "Europe/Stockholm";
    }
}
