using Patchbay.Telephony.Bridge;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class CallHeadersTests
{
    [Fact]
    public void A_call_carries_what_the_system_before_us_sends_in_headers_of_ours()
    {
        var data = CallHeaders.Read([("X-Patchbay-Case", " 00001042 "), ("x-patchbay-Tier", "Gold"), ("Subject", "nothing of ours")]);

        Assert.Equal([("Case", "00001042"), ("Tier", "Gold")], data.Select(v => (v.Name, v.Value.Value!)));
    }

    [Theory]
    [InlineData("00436173652031303432;encoding=hex", "Case 1042")]
    [InlineData("436173652031303432", "Case 1042")]
    [InlineData("\"Case 1042\";encoding=ascii;purpose=isdn-uui", "Case 1042")]
    public void User_to_user_content_is_a_variable(string header, string text)
    {
        var data = CallHeaders.Read([("User-to-User", header)]);

        Assert.Equal((CallHeaders.UserToUser, text), (Assert.Single(data).Name, data[0].Value.Value));
    }

    [Theory]
    [InlineData("User-to-User", "4361zz;encoding=hex")]
    [InlineData("X-Patchbay-", "1")]
    [InlineData("X-Patchbay-1st", "1")]
    [InlineData("X-Patchbay-Case", "10\t42")]
    public void Headers_that_cannot_be_read_carry_nothing(string name, string value)
    {
        var data = CallHeaders.Read([(name, value)]);

        Assert.True(data.IsDefault);
    }
}
