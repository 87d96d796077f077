using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Queues;

public sealed class QueueSettingsTests
{
    private static readonly QueueSettings Good = QueueSettings.Standard("Service");

    private readonly Site site = new();

    [Fact]
    public void Settings_out_of_their_range_are_refused()
    {
        QueueSettings[] bad =
        [
            Good with { Name = " " }, Good with { RingTimeout = TimeSpan.Zero }, Good with { WrapUpLimit = TimeSpan.FromSeconds(-1) },
            Good with { WaitLimit = TimeSpan.Zero },
        ];

        Assert.All(bad, settings => Assert.Equal("settings.bad", site.Refuses(new ConfigureQueue(new(site.NextId()), settings))));
        Assert.Equal("settings.bad", site.Refuses(new ConfigureSite(SiteSettings.Standard with { HoldReminder = TimeSpan.Zero })));
        Assert.Equal("settings.bad", site.Refuses(new ConfigureSite(SiteSettings.Standard with { WrapUpLimit = TimeSpan.FromSeconds(-1) })));
    }

    [Fact]
    public void The_same_settings_again_change_nothing()
    {
        var queue = site.AddQueue();

        Assert.Empty(site.Do(new ConfigureQueue(queue, Good with { Dispositions = [.. Good.Dispositions] })));
        Assert.Empty(site.Do(new ConfigureEntryPoint(new("Service", queue))));
        Assert.Empty(site.Do(new ConfigureSite(SiteSettings.Standard with { Dispositions = [.. SiteSettings.Standard.Dispositions] })));
    }

    [Fact]
    public void Changed_settings_count_from_the_next_call_on()
    {
        var queue = site.AddQueue();
        site.AddReadyAgent("Anna", queue);

        site.Do(new ConfigureQueue(queue, Good with { RingTimeout = TimeSpan.FromSeconds(5) }));
        var call = site.Arrive();

        Assert.Equal(TimeSpan.FromSeconds(5), site.Call(call).OfferExpiresAt - site.Call(call).OfferedAt);
    }
}
