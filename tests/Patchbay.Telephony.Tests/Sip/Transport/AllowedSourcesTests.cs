using System.Net;
using Patchbay.Telephony.Sip.Transport;

namespace Patchbay.Telephony.Tests.Sip.Transport;

public sealed class AllowedSourcesTests
{
    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData("192.0.2.8", false)]
    [InlineData("198.51.100.200", true)]
    [InlineData("198.51.101.1", false)]
    [InlineData("::ffff:192.0.2.7", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("2001:db9::7", false)]
    public void Only_listed_addresses_and_networks_may_speak(string address, bool isAllowed)
    {
        Assert.True(AllowedSources.TryParse(["192.0.2.7", "198.51.100.0/24", "2001:db8::/32"], out AllowedSources? sources, out _));

        Assert.Equal(isAllowed, sources!.IsAllowed(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("trunk.example.com")]
    [InlineData("192.0.2.7/33")]
    [InlineData("")]
    public void An_entry_that_is_no_network_is_named(string entry)
    {
        Assert.False(AllowedSources.TryParse(["192.0.2.7", entry], out _, out string? wrong));

        Assert.Equal(entry, wrong);
    }

    [Fact]
    public void Without_a_list_only_this_machine_may_speak()
    {
        Assert.True(AllowedSources.Loopback.IsAllowed(IPAddress.Loopback));
        Assert.False(AllowedSources.Loopback.IsAllowed(IPAddress.Parse("192.0.2.7")));
    }
}
