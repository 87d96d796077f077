using Microsoft.Extensions.Configuration;
using Patchbay.Telephony.Bridge;

namespace Patchbay.Telephony.Tests.Bridge;

public sealed class TelephonyOptionsTests
{
    [Fact]
    public void Sources_that_are_configured_take_the_place_of_this_machine()
    {
        var options = Read(new() { ["TrunkSources:0"] = "203.0.113.10", ["PhoneSources:0"] = "198.51.100.0/24" });

        Assert.Equal(["203.0.113.10"], options.AllowedTrunks);
        Assert.Equal(["198.51.100.0/24"], options.AllowedPhones);
    }

    [Fact]
    public void Without_any_this_machine_alone_may_call_and_register()
    {
        var options = Read([]);

        Assert.Equal(["127.0.0.0/8"], options.AllowedTrunks);
        Assert.Equal(["127.0.0.0/8"], options.AllowedPhones);
    }

    private static TelephonyOptions Read(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().Get<TelephonyOptions>() ?? new();
}
