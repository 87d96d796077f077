using Patchbay.Core.Queues;
using Patchbay.Core.Shared;

namespace Patchbay.Core.Tests.Queues;

public sealed class QueueSettingsTests
{
    private static readonly QueueSettings Good = QueueSettings.Standard("Service");

    private readonly Site site = new();


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
