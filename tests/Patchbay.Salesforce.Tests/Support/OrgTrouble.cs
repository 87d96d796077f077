using System.Text.Json.Nodes;

namespace Patchbay.Salesforce.Tests.Support;

/// <summary>Every kind of fault that an org can have, by chance: before and after the work, of a whole request and of single rows.</summary>
internal sealed class OrgTrouble
{
    private readonly FakeOrg org;
    private readonly Random chance;

    public OrgTrouble(FakeOrg org, Random chance)
    {
        (this.org, this.chance) = (org, chance);
        org.Before = Before;
        org.After = After;
        org.RowRule = Row;
    }

    /// <summary>How often a request fails; a row fails half as often.</summary>
    public double Rate { get; set; }

    private bool Strikes(double rate) => chance.NextDouble() < rate;

    private HttpResponseMessage? Before(string what)
    {
        if (what.Contains("token", StringComparison.Ordinal)) return Strikes(Rate / 6) ? FakeOrg.Error(503, "SERVER_UNAVAILABLE") : null;
        if (!Strikes(Rate)) return null;
        switch (chance.Next(10))
        {
            case 0: return FakeOrg.Error(503, "SERVER_UNAVAILABLE");
            case 1: return FakeOrg.Error(500, "UNKNOWN_EXCEPTION");
            case 2: org.ExpireToken(); return null;
            case 3: return FakeOrg.Answer(502, "<html>Bad gateway</html>");
            case 4: return FakeOrg.Error(400, "QUERY_TIMEOUT");
            case 5: return FakeOrg.Error(403, "REQUEST_LIMIT_EXCEEDED");
            case 6: return FakeOrg.Error(420, "EDGE");
            case 7: return FakeOrg.Error(401, "INVALID_SESSION_ID");
            case 8: return FakeOrg.Answer(200, "<html>Maintenance</html>");
            default: throw new HttpRequestException("no route");
        }
    }

    private HttpResponseMessage? After(string what)
    {
        if (what.Contains("token", StringComparison.Ordinal) || !Strikes(Rate)) return null;
        return chance.Next(5) switch
        {
            0 => throw new HttpRequestException("cut"),
            1 => FakeOrg.Error(503, "SERVER_UNAVAILABLE"),
            2 => FakeOrg.Answer(200, "[{\"id\":"),
            3 => FakeOrg.Error(401, "INVALID_SESSION_ID"),
            _ => FakeOrg.Answer(504, ""),
        };
    }

    private (string Code, string Message, string[] Fields)? Row(JsonObject row)
    {
        if (!Strikes(Rate / 2)) return null;
        return chance.Next(6) switch
        {
            0 => ("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Choose a case.", []),
            1 => ("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "TaskTrigger: execution of BeforeInsert", []),
            2 => ("UNKNOWN_EXCEPTION", "An unexpected error occurred", []),
            3 when row.ContainsKey("Patchbay_Recording__c") => ("INVALID_FIELD", "No such column", ["Patchbay_Recording__c"]),
            _ => ("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record", []),
        };
    }
}
