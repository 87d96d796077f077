using System.Net;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class TrunkBookTests
{
    private static readonly TrunkBook Book = new(new Dictionary<string, string> { ["carrier-a"] = "203.0.113.0/24, 198.51.100.7", ["lab"] = "2001:db8::/32" });

    [Theory]
    [InlineData("203.0.113.9", "carrier-a")]
    [InlineData("198.51.100.7", "carrier-a")]
    [InlineData("::ffff:203.0.113.9", "carrier-a")]
    [InlineData("2001:db8::1", "lab")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    public void A_trunk_has_the_name_that_the_operator_gave_it_or_its_address(string source, string name) =>
        Assert.Equal(name, Book.NameOf(IPAddress.Parse(source)));

    [Fact]
    public void What_is_no_address_is_refused_at_start() =>
        Assert.Contains("TrunkNames:x", Assert.Throws<TelephonyFault>(() => new TrunkBook(new Dictionary<string, string> { ["x"] = "carrier" })).Message, StringComparison.Ordinal);
}
