using System.Text;
using Patchbay.Salesforce.Faults;

namespace Patchbay.Salesforce.Tests.Faults;

public sealed class FaultReaderTests
{
    [Theory]
    [InlineData("REQUEST_LIMIT_EXCEEDED", 403, FaultKind.Quota)]
    [InlineData("STORAGE_LIMIT_EXCEEDED", 400, FaultKind.Quota)]
    [InlineData("UNABLE_TO_LOCK_ROW", 400, FaultKind.Retry)]
    [InlineData("QUERY_TIMEOUT", 400, FaultKind.Retry)]
    [InlineData("SERVER_UNAVAILABLE", 503, FaultKind.Retry)]
    [InlineData("INVALID_SESSION_ID", 401, FaultKind.SignIn)]
    [InlineData("FIELD_CUSTOM_VALIDATION_EXCEPTION", 400, FaultKind.Park)]
    [InlineData("REQUIRED_FIELD_MISSING", 200, FaultKind.Park)]
    [InlineData("SOMETHING_NEW", 400, FaultKind.Park)]
    [InlineData("SOMETHING_NEW", 500, FaultKind.Retry)]
    [InlineData("SOMETHING_NEW", 420, FaultKind.Retry)]
    public void Each_error_says_what_to_do(string code, int status, FaultKind expected)
    {
        var fault = Read(status, $$"""[{"message":"words","errorCode":"{{code}}","fields":["WhoId"]}]""");

        Assert.Equal((expected, code, status, "WhoId"), (fault.Kind, fault.Error.Code, fault.Status, fault.Error.Fields.Single()));
    }

    [Theory]
    [InlineData(502, "<html>Bad gateway</html>", FaultKind.Retry, "HTTP_502")]
    [InlineData(503, "", FaultKind.Retry, "HTTP_503")]
    [InlineData(401, "", FaultKind.SignIn, "HTTP_401")]
    [InlineData(414, "", FaultKind.Park, "HTTP_414")]
    [InlineData(300, """["/services/data/v66.0/sobjects/Task/00T1"]""", FaultKind.Park, "MULTIPLE_RECORDS_FOUND")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"expired"}""", FaultKind.SignIn, "invalid_grant")]
    [InlineData(400, """{"message":"one","errorCode":"MALFORMED_QUERY"}""", FaultKind.Park, "MALFORMED_QUERY")]
    [InlineData(500, "[1,null,{}]", FaultKind.Retry, "HTTP_500")]
    public void Bodies_of_every_kind_give_a_fault(int status, string body, FaultKind kind, string code)
    {
        var fault = Read(status, body);

        Assert.Equal((kind, code), (fault.Kind, fault.Error.Code));
    }

    [Fact]
    public void Of_several_errors_the_one_a_person_must_look_at_counts()
    {
        var fault = Read(400, """[{"errorCode":"UNABLE_TO_LOCK_ROW","message":""},{"errorCode":"REQUIRED_FIELD_MISSING","message":""}]""");

        Assert.Equal(FaultKind.Park, fault.Kind);
    }

    private static SalesforceFault Read(int status, string body) => FaultReader.Read(status, Encoding.UTF8.GetBytes(body));
}
