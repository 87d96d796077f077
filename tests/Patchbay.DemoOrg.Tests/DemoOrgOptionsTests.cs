using Microsoft.Extensions.Options;

namespace Patchbay.DemoOrg.Tests;

public sealed class DemoOrgOptionsTests
{
    [Fact]
    public void A_value_out_of_range_is_refused_before_anything_starts()
    {
        var options = new DemoOrgOptions { DataFolder = "nowhere", DailyApiRequests = 0 };

        var refused = Assert.Throws<OptionsValidationException>(() => DemoOrgHost.Build(options));

        Assert.Contains("DailyApiRequests", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
    }
}
